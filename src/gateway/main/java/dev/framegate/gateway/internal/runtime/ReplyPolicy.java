package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.event.BackendResponse;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.integration.CompiledIntegration;
import dev.framegate.gateway.internal.integration.IntegrationResponse;
import dev.framegate.gateway.internal.template.MappingTemplate;
import dev.framegate.gateway.internal.template.TemplateException;
import java.util.Base64;
import java.util.Optional;

/**
 * The handling of an integration's response: FRM-020, MSG-026, INT-002 to INT-006, INT-023 to
 * INT-028.
 */
public interface ReplyPolicy {
  ReplyPolicy AWS = new ReplyPolicy() {};

  /** Whether an answer is sent to the client. */
  default boolean isTwoWay(CompiledRoute route) {
    return route.twoWay();
  }

  /** Selects the integration response for the response of a non-proxy integration. */
  default Optional<IntegrationResponse> choose(
      CompiledIntegration plan, EventData event, BackendResponse reply) {
    return plan.response(event, reply);
  }

  /**
   * The text for the client, whatever the status; empty if no integration response matches.
   *
   * @throws TemplateException if the response template fails
   */
  default Optional<String> text(
      CompiledIntegration plan, EventData event, BackendResponse reply, RenderingPolicy rendering)
      throws TemplateException {
    if (plan.type().proxy()) {
      return Optional.of(reply.body().text());
    }
    Optional<IntegrationResponse> response = choose(plan, event, reply);
    if (response.isEmpty()) {
      return Optional.empty();
    }
    EventData answered = event.withReply(reply);
    JsonText body = payload(response.get(), reply);
    Optional<MappingTemplate> template = response.get().templates().choose(answered);
    return Optional.of(
        template.isPresent() ? rendering.render(template.get(), answered, body) : body.text());
  }

  /** The input of the template: the body, encoded in Base64 if configured (FRM-020). */
  default JsonText payload(IntegrationResponse response, BackendResponse reply) {
    return response.encodesBase64()
        ? new JsonText(Base64.getEncoder().encodeToString(reply.body().bytes()))
        : reply.body();
  }
}
