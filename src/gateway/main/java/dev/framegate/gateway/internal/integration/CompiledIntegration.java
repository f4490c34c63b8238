package dev.framegate.gateway.internal.integration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.event.BackendResponse;
import dev.framegate.gateway.internal.event.BoundedPattern;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.SelectionExpression;
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
public record CompiledIntegration(
    IntegrationType type,
    String method,
    String uri,
    Duration timeout,
    TemplateSet requestTemplates,
    PassthroughMode passthrough,
    boolean decodesBase64,
    List<ParameterMapping> parameters,
    List<IntegrationResponse> responses,
    SelectionExpression responseSelection,
    ObjectNode definition) {

  /** An answer with the headers that its integration response gives it; a proxy has none. */
  public BackendResponse withHeaders(EventData event, BackendResponse reply) {
    List<ResponseParameter> given =
        type.proxy()
            ? List.of()
            : response(event, reply).map(IntegrationResponse::headers).orElse(List.of());
    BackendResponse changed = reply;
    for (ResponseParameter header : given) {
      String value = header.value().evaluate(event.withReply(reply)).orElse("");
      if (!value.isEmpty()) {
        changed = changed.withHeader(header.name(), value);
      }
    }
    return changed;
  }

  /** The integration response for an answer: the first regular expression, else the default. */
  public Optional<IntegrationResponse> response(EventData event, BackendResponse reply) {
    String selected = responseSelection.evaluate(event.withReply(reply)).orElse("");
    BoundedPattern.Budget budget = new BoundedPattern.Budget();
    return responses.stream()
        .filter(response -> response.matches(selected, budget))
        .findFirst()
        .or(() -> responses.stream().filter(IntegrationResponse::isDefault).findFirst());
  }
}
