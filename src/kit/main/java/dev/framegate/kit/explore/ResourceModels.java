package dev.framegate.kit.explore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources that the model knows beside those that clients use, by names of its own. */
final class ResourceModels {
  private final Map<String, ResourceModel> byName = new LinkedHashMap<>();

  int size() {
    return byName.size();
  }

  void put(String name, ResourceModel resource) {
    byName.put(name, resource);
  }

  Optional<ResourceModel> get(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Removes it and what is below it. */
  void remove(String name) {
    byName.remove(name);
    byName.values().removeIf(resource -> resource.parent().equals(name));
  }

  List<String> names() {
    return List.copyOf(byName.keySet());
  }

  List<String> names(String kind) {
    return byName.entrySet().stream()
        .filter(entry -> entry.getValue().kind().equals(kind))
        .map(Map.Entry::getKey)
        .toList();
  }
}
