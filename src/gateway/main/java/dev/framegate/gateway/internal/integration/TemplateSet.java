package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.SelectionExpression;
import dev.framegate.gateway.internal.template.MappingTemplate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Templates by key. One is selected by the selection expression, else {@code $default}, else (with
 * no selection expression) {@code application/json}.
 *
 * @param selection null if none is set
 */
public record TemplateSet(
    Map<String, MappingTemplate> byKey, @Nullable SelectionExpression selection) {
  private static final String DEFAULT = "$default";

  public Optional<MappingTemplate> choose(EventData event) {
    if (byKey.isEmpty()) {
      return Optional.empty();
    }
    String key = selection == null ? DEFAULT : selection.evaluate(event).orElse(DEFAULT);
    MappingTemplate template = byKey.getOrDefault(key, byKey.get(DEFAULT));
    if (template == null && selection == null) {
      template = byKey.get("application/json");
    }
    return Optional.ofNullable(template);
  }

  boolean isQuick() {
    return (selection == null || selection.isQuick())
        && byKey.values().stream().allMatch(MappingTemplate::isQuick);
  }

  public boolean isEmpty() {
    return byKey.isEmpty();
  }
}
