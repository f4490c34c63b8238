package dev.framegate.gateway.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.gateway.expression.Facts;
import dev.framegate.gateway.expression.SelectionExpression;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The models of a route's requests.
 *
 * @param selection null if messages are not validated
 * @param schemas JSON schemas (draft 4) by the key of {@code requestModels}
 */
public record RequestModels(
    @Nullable SelectionExpression selection, Map<String, JsonNode> schemas) {
  public static final RequestModels NONE = new RequestModels(null, Map.of());

  public boolean validates() {
    return selection != null;
  }

  /** The schema for a message: that of the selected key, else that of {@code $default}. */
  public Optional<JsonNode> choose(Facts facts) {
    String key = selection == null ? "$default" : selection.evaluate(facts).orElse("$default");
    return Optional.ofNullable(schemas.getOrDefault(key, schemas.get("$default")));
  }
}
