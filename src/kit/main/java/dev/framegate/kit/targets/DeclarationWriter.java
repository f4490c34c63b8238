package dev.framegate.kit.targets;

import dev.framegate.kit.io.Redaction;
import dev.framegate.kit.rules.Deviation;
import dev.framegate.settings.SettingsText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes declarations as {@link DeclarationFile} reads them. */
public final class DeclarationWriter {
  private DeclarationWriter() {}

  /** The whole declaration; the value of a header only where it comes from the environment. */
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
        .adapterSettings()
        .forEach(
            (key, value) -> {
              if (mayBeSecret(key, value)) {
                secrets.append("# '%s' is left out, as it may be a secret.\n".formatted(key));
              } else {
                head.put(key, Redaction.BY_NAME.text(value));
              }
            });
    String capabilities =
        declaration.capabilities().stream()
            .sorted()
            .map(Capability::label)
            .collect(Collectors.joining(", ", "capabilities: [", "]\n"));
    return SettingsText.of(head)
        + secrets
        + (declaration.capabilities().isEmpty() ? "" : capabilities);
  }

  /** Neither a value from the environment nor an empty signature is a secret. */
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
    return SettingsText.of(List.of(members)).indent(2);
  }
}
