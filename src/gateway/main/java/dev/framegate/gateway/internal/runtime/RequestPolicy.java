package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.expression.Facts;
import dev.framegate.gateway.internal.integration.IntegrationPlan;
import dev.framegate.gateway.internal.integration.Passthrough;
import dev.framegate.gateway.internal.template.MappingTemplate;
import dev.framegate.gateway.internal.template.TemplateException;
import java.util.Optional;

/** What the backend is sent: INT-001, INT-012, INT-021b, INT-027, INT-029. */
@FunctionalInterface
public interface RequestPolicy {
  /** Proxies get the message as it is, all others what the chosen template renders. */
  RequestPolicy AWS =
      (plan, facts, rendering) -> {
        if (plan.type().proxy()) {
          return Optional.of(facts.body().text());
        }
        Optional<MappingTemplate> template = plan.requestTemplates().choose(facts);
        if (template.isPresent()) {
          return Optional.of(rendering.render(template.get(), facts, facts.body()));
        }
        boolean passes =
            plan.passthrough() == Passthrough.WHEN_NO_MATCH
                || (plan.passthrough() == Passthrough.WHEN_NO_TEMPLATES
                    && plan.requestTemplates().isEmpty());
        return passes ? Optional.of(facts.body().text()) : Optional.empty();
      };

  /**
   * The payload, or nothing if the message is rejected because no template was chosen.
   *
   * @throws TemplateException if the template fails
   */
  Optional<String> payload(IntegrationPlan plan, Facts facts, Rendering rendering)
      throws TemplateException;
}
