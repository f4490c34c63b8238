package dev.framegate.settings;

import dev.framegate.settings.YamlValue.Fields;
import dev.framegate.settings.YamlValue.Items;
import dev.framegate.settings.YamlValue.Single;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Converts values to Java's lists, maps and texts, for a document inside of settings. */
final class SettingsTree {
  private SettingsTree() {}

  static Object of(YamlValue value) {
    if (value instanceof Items items) {
      List<Object> list = new ArrayList<>();
      items.values().forEach(item -> list.add(of(item)));
      return list;
    }
    if (value instanceof Fields fields) {
      Map<String, Object> map = new LinkedHashMap<>();
      fields.byKey().forEach((key, field) -> map.put(key, of(field.value())));
      return map;
    }
    return ((Single) value).text();
  }
}
