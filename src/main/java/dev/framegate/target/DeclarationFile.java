package dev.framegate.target;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.framegate.rules.Deviation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a declaration; every complaint names the file and the key. */
public final class DeclarationFile {
  private static final YAMLMapper YAML = new YAMLMapper();

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
        .filter(e -> e.getValue().isValueNode())
        .forEach(e -> settings.put(e.getKey(), e.getValue().asText()));
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
        deviations(file, root.path("deviations")));
  }

  private static JsonNode parse(Path file) {
    try {
      return YAML.readTree(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new DeclarationException(
          "There is no file '%s'. A target is 'bundled', a declaration (.yaml) or a ws(s):// address."
              .formatted(file));
    } catch (JsonProcessingException e) {
      throw complaint(file, "is not YAML: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw complaint(file, "cannot be read: " + e.getMessage());
    }
  }

  private static Set<Capability> capabilities(Path file, JsonNode list) {
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

  private static List<Deviation> deviations(Path file, JsonNode list) {
    List<Deviation> found = new ArrayList<>();
    for (JsonNode entry : list) {
      found.add(
          new Deviation(
              text(file, entry, "rule"),
              text(file, entry, "reason"),
              Optional.of(entry.path("issue").asText("")).filter(link -> !link.isBlank()),
              Optional.of(day(file, text(file, entry, "expires")))));
    }
    return List.copyOf(found);
  }

  private static String text(Path file, JsonNode deviation, String key) {
    String value = deviation.path(key).asText("");
    if (value.isBlank()) {
      throw complaint(file, "every deviation needs '%s:'; %s has none".formatted(key, deviation));
    }
    return value;
  }

  private static LocalDate day(Path file, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw complaint(
          file, "'expires: %s' is no date; expected one like 2027-06-30".formatted(text));
    }
  }

  private static String kind(JsonNode node) {
    return node.isMissingNode() || node.isNull()
        ? "nothing"
        : "a " + node.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
  }

  private static DeclarationException complaint(Path file, String what) {
    return new DeclarationException("%s: %s".formatted(file, what));
  }
}
