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
 * What becomes of an integration's answer: FRM-020, MSG-026, INT-002 to INT-006, INT-023 to
 * INT-028.
 */
public interface ReplyPolicy {
  ReplyPolicy AWS = new ReplyPolicy() {};

  /** Whether anything goes back to the client at all. */
  default boolean isTwoWay(CompiledRoute route) {
    return route.twoWay();
  }

  /** Which integration response turns the answer of a non-proxy integration into text. */
  default Optional<IntegrationResponse> choose(
      CompiledIntegration plan, EventData event, BackendResponse reply) {
    return plan.response(event, reply);
  }

  /**
   * The text for the client, whatever the status; nothing if no integration response fits.
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

  /** What the template gets: the answer's body, as Base64 if the response says so (FRM-020). */
  default JsonText payload(IntegrationResponse response, BackendResponse reply) {
    return response.encodesBase64()
        ? new JsonText(Base64.getEncoder().encodeToString(reply.body().bytes()))
        : reply.body();
  }
}
