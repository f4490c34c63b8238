package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.deploy.Model;
import dev.framegate.gateway.internal.expression.Facts;
import dev.framegate.gateway.internal.expression.JsonText;
import java.util.function.BiPredicate;

/** Whether a message may go on to its integration: INT-040 to INT-046. */
@FunctionalInterface
public interface BodyCheck {
  BodyCheck AWS = by(Model::accepts);

  /**
   * No model selection expression, no check; no model to be found, no way through.
   *
   * @param fits whether a message fits its model
   */
  static BodyCheck by(BiPredicate<Model, JsonText> fits) {
    return (route, facts) ->
        !route.models().validates()
            || route
                .models()
                .choose(facts)
                .filter(model -> fits.test(model, facts.body()))
                .isPresent();
  }

  boolean passes(CompiledRoute route, Facts facts);
}
