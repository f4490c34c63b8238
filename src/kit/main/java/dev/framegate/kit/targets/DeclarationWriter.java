package dev.framegate.kit.targets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.framegate.kit.rules.Deviation;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes declarations as {@link DeclarationFile} reads them. */
public final class DeclarationWriter {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .build();

  private DeclarationWriter() {}

  /** All of a declaration; a header's value only where it comes from the environment. */
  public static String of(Declaration declaration) {
    StringBuilder text = new StringBuilder(head(declaration));
    if (!declaration.deviations().isEmpty()) {
      text.append("deviations:\n");
      declaration.deviations().forEach(deviation -> text.append(entry(deviation)));
    }
    return text.toString();
  }

  /** All but the deviations. */
  public static String head(Declaration declaration) {
    Map<String, String> head = new LinkedHashMap<>();
    head.put("name", declaration.name());
    head.put("adapter", declaration.adapter());
    StringBuilder secrets = new StringBuilder();
    declaration
        .settings()
        .forEach(
            (key, value) -> {
              if (mayBeSecret(key, value)) {
                secrets.append("# '%s' is left out, as it may be a secret.\n".formatted(key));
              } else {
                head.put(key, value);
              }
            });
    String capabilities =
        declaration.capabilities().stream()
            .sorted()
            .map(Capability::label)
            .collect(Collectors.joining(", ", "capabilities: [", "]\n"));
    return yaml(head) + secrets + (declaration.capabilities().isEmpty() ? "" : capabilities);
  }

  /** A value from the environment is none, nor is a signature that proves nothing. */
  private static boolean mayBeSecret(String key, String value) {
    return key.startsWith("headers.") && !value.contains("${") && !value.endsWith("Signature=0");
  }

  /** One entry below {@code deviations:}. */
  public static String entry(Deviation deviation) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("rule", deviation.rule());
    members.put("reason", deviation.reason());
    deviation.issue().ifPresent(issue -> members.put("issue", issue));
    deviation.expires().ifPresent(day -> members.put("expires", day.toString()));
    return yaml(List.of(members)).indent(2);
  }

  private static String yaml(Object value) {
    try {
      return YAML.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
