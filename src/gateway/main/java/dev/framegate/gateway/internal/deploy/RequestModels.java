package dev.framegate.gateway.internal.deploy;

import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.SelectionExpression;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The models of a route's requests.
 *
 * @param selection null if messages are not validated
 * @param byKey JSON byKey (draft 4) by the key of {@code requestModels}
 */
public record RequestModels(@Nullable SelectionExpression selection, Map<String, Model> byKey) {
  public static final RequestModels NONE = new RequestModels(null, Map.of());

  public boolean validates() {
    return selection != null;
  }

  /** The model for a message: that of the selected key, else that of {@code $default}. */
  public Optional<Model> choose(EventData event) {
    String key = selection == null ? "$default" : selection.evaluate(event).orElse("$default");
    return Optional.ofNullable(byKey.getOrDefault(key, byKey.get("$default")));
  }
}
