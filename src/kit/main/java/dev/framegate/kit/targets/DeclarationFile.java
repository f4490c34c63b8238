package dev.framegate.kit.targets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads a declaration; every complaint names the file and the key. */
public final class DeclarationFile {
  private static final YAMLMapper YAML = new YAMLMapper();

  /** Lists, read on their own. */
  private static final Set<String> OF_EVERY_TARGET = Set.of("capabilities", "deviations");

  private DeclarationFile() {}

  /**
   * @throws DeclarationException where the file is missing, is no YAML, or says something unknown
   */
  public static Declaration read(Path file) {
    JsonNode root = parse(file);
    if (!root.isObject()) {
      throw complaint(file, "expected keys such as 'name:' and 'adapter:', found " + kind(root));
    }
    Map<String, String> settings = new LinkedHashMap<>();
    root.properties().stream()
        .filter(e -> !OF_EVERY_TARGET.contains(e.getKey()))
        .forEach(e -> put(settings, e.getKey(), e.getValue()));
    String name = settings.remove("name");
    String adapter = settings.remove("adapter");
    if (adapter == null) {
      throw complaint(
          file, "'adapter:' is missing. Known: " + String.join(", ", Adapters.names()) + ".");
    }
    return new Declaration(
        name == null ? String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "") : name,
        adapter,
        Map.copyOf(settings),
        capabilities(file, root.path("capabilities")),
        new DeviationEntries(file).read(root.path("deviations")));
  }

  /** What stands in a map gets a key with a dot: {@code ready: {url: ...}} is {@code ready.url}. */
  private static void put(Map<String, String> settings, String key, JsonNode value) {
    if (value.isObject()) {
      value.properties().forEach(e -> put(settings, key + "." + e.getKey(), e.getValue()));
    } else {
      settings.put(key, value.isValueNode() ? value.asText() : value.toString());
    }
  }

  private static JsonNode parse(Path file) {
    try {
      return YAML.readTree(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new DeclarationException(
          "There is no file '%s'. A target is 'bundled', a declaration (.yaml) or a ws(s):// address."
              .formatted(file));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw complaint(
          file, (line > 0 ? "line " + line + " " : "") + "is not YAML: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw complaint(file, "cannot be read: " + e.getMessage());
    }
  }

  private static Set<Capability> capabilities(Path file, JsonNode list) {
    requireList(file, "capabilities", "[control-plane, data-plane]", list);
    Set<Capability> found = EnumSet.noneOf(Capability.class);
    for (JsonNode entry : list) {
      try {
        found.add(Capability.of(entry.asText()));
      } catch (IllegalArgumentException e) {
        throw complaint(file, "capabilities: " + e.getMessage());
      }
    }
    return Set.copyOf(found);
  }

  static void requireList(Path file, String key, String example, JsonNode list) {
    if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
      throw complaint(
          file, "'%s:' is %s; expected a list such as %s".formatted(key, kind(list), example));
    }
  }

  static String kind(JsonNode node) {
    return node.isMissingNode() || node.isNull()
        ? "nothing"
        : "a " + node.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  static DeclarationException complaint(Path file, String what) {
    return new DeclarationException("%s: %s".formatted(file, what));
  }
}
