package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.deploy.Model;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.JsonText;
import java.util.function.BiPredicate;

/** Decides whether a message is passed to its integration: INT-040 to INT-046. */
@FunctionalInterface
public interface BodyValidation {
  BodyValidation AWS = by(Model::accepts);

  /**
   * Messages are not validated without a model selection expression; without a matching model they
   * are rejected.
   *
   * @param fits whether a message matches its model
   */
  static BodyValidation by(BiPredicate<Model, JsonText> fits) {
    return (route, event) ->
        !route.models().validates()
            || route
                .models()
                .choose(event)
                .filter(model -> fits.test(model, event.body()))
                .isPresent();
  }

  boolean passes(CompiledRoute route, EventData event);
}
