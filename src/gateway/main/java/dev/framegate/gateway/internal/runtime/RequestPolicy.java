package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.integration.CompiledIntegration;
import dev.framegate.gateway.internal.integration.PassthroughMode;
import dev.framegate.gateway.internal.template.MappingTemplate;
import dev.framegate.gateway.internal.template.TemplateException;
import java.util.Optional;

/** The payload of requests to backends: INT-001, INT-012, INT-021b, INT-027, INT-029. */
@FunctionalInterface
public interface RequestPolicy {
  /** Proxies receive the message, other types the rendered template. */
  RequestPolicy AWS =
      (plan, event, rendering) -> {
        if (plan.type().proxy()) {
          return Optional.of(event.body().text());
        }
        Optional<MappingTemplate> template = plan.requestTemplates().choose(event);
        if (template.isPresent()) {
          return Optional.of(rendering.render(template.get(), event, event.body()));
        }
        boolean passes =
            plan.passthrough() == PassthroughMode.WHEN_NO_MATCH
                || (plan.passthrough() == PassthroughMode.WHEN_NO_TEMPLATES
                    && plan.requestTemplates().isEmpty());
        return passes ? Optional.of(event.body().text()) : Optional.empty();
      };

  /**
   * The payload, or empty if the message is rejected because no template was selected.
   *
   * @throws TemplateException if the template fails
   */
  Optional<String> payload(CompiledIntegration plan, EventData event, RenderingPolicy rendering)
      throws TemplateException;
}
