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
 * A compiled integration.
 *
 * @param method HTTP method for the backend, {@code POST} by default
 * @param uri address with unresolved {@code ${stageVariables.x}} and {@code {name}}; may be empty
 * @param decodesBase64 whether the payload is Base64 that goes to the backend as bytes ({@code
 *     contentHandlingStrategy: CONVERT_TO_BINARY})
 * @param responseSelection selects an integration response
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

  /** Whether it calls no backend, and its templates and responses need no loop and no pattern. */
  public boolean isQuick() {
    return type == IntegrationType.MOCK
        && requestTemplates.isQuick()
        && responses.stream()
            .allMatch(response -> response.isDefault() && response.templates().isQuick());
  }

  /** A response with the headers of its integration response; unchanged for a proxy. */
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

  /**
   * The integration response for a backend's response: that of the first regular expression that
   * matches, or the default.
   */
  public Optional<IntegrationResponse> response(EventData event, BackendResponse reply) {
    String selected = responseSelection.evaluate(event.withReply(reply)).orElse("");
    BoundedPattern.Budget budget = new BoundedPattern.Budget();
    IntegrationResponse otherwise = null;
    for (IntegrationResponse response : responses) {
      if (response.matches(selected, budget)) {
        return Optional.of(response);
      }
      otherwise = otherwise == null && response.isDefault() ? response : otherwise;
    }
    return Optional.ofNullable(otherwise);
  }
}
