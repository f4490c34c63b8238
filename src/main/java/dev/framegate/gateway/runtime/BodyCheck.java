package dev.framegate.gateway.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.gateway.deploy.CompiledRoute;
import dev.framegate.gateway.expression.Facts;
import dev.framegate.gateway.expression.JsonText;

/** Whether a message may go on to its integration: INT-040 to INT-046. */
@FunctionalInterface
public interface BodyCheck {
  /** Judges a message by one JSON schema (draft 4). */
  @FunctionalInterface
  interface Schema {
    boolean accepts(JsonNode schema, JsonText body);
  }

  /** No model selection expression, no check; no model to be found, no way through. */
  static BodyCheck by(Schema schema) {
    return (route, facts) ->
        !route.models().validates()
            || route
                .models()
                .choose(facts)
                .filter(model -> schema.accepts(model, facts.body()))
                .isPresent();
  }

  boolean passes(CompiledRoute route, Facts facts);
}
