package dev.framegate.gateway.internal.integration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.expression.BoundedPattern;
import dev.framegate.gateway.internal.expression.Facts;
import dev.framegate.gateway.internal.expression.Reply;
import dev.framegate.gateway.internal.expression.SelectionExpression;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One integration, compiled.
 *
 * @param method HTTP method for the backend, {@code POST} where none is set
 * @param uri address with {@code ${stageVariables.x}} and {@code {name}} still in it; may be empty
 * @param decodesBase64 whether the payload is Base64 that goes to the backend as bytes ({@code
 *     contentHandlingStrategy: CONVERT_TO_BINARY})
 * @param responseSelection what integration responses are selected by
 * @param definition the resource as it was deployed, in the members of the service model
 */
public record IntegrationPlan(
    IntegrationType type,
    String method,
    String uri,
    Duration timeout,
    TemplateSet requestTemplates,
    Passthrough passthrough,
    boolean decodesBase64,
    List<ParameterMapping> parameters,
    List<IntegrationResponse> responses,
    SelectionExpression responseSelection,
    ObjectNode definition) {

  /** An answer with the headers that its integration response gives it; a proxy has none. */
  public Reply withHeaders(Facts facts, Reply reply) {
    List<ResponseHeader> given =
        type.proxy()
            ? List.of()
            : response(facts, reply).map(IntegrationResponse::headers).orElse(List.of());
    Reply changed = reply;
    for (ResponseHeader header : given) {
      String value = header.value().evaluate(facts.withReply(reply)).orElse("");
      if (!value.isEmpty()) {
        changed = changed.withHeader(header.name(), value);
      }
    }
    return changed;
  }

  /** The integration response for an answer: the first regular expression, else the default. */
  public Optional<IntegrationResponse> response(Facts facts, Reply reply) {
    String selected = responseSelection.evaluate(facts.withReply(reply)).orElse("");
    BoundedPattern.Budget budget = new BoundedPattern.Budget();
    return responses.stream()
        .filter(response -> response.matches(selected, budget))
        .findFirst()
        .or(() -> responses.stream().filter(IntegrationResponse::isDefault).findFirst());
  }
}
