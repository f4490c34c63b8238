package dev.framegate.gateway.settings;

import dev.framegate.settings.Section;
import dev.framegate.settings.SettingsFile;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@link ApiKeys} from YAML or JSON. No message holds a key. */
final class ApiKeyFile {
  /** The lengths that the service accepts, of characters that a header can carry. */
  private static final Pattern KEY = Pattern.compile("[!-~]{20,128}");

  private static final String EXAMPLE = "'mobile: 5f2c8a90b1de4477aa36'";

  private ApiKeyFile() {}

  static ApiKeys read(Path file) {
    Section section = SettingsFile.readConfidential(file);
    Set<String> keys = new LinkedHashSet<>();
    for (String name : section.keys()) {
      section
          .text(name)
          .as(
              "an API key of 20 to 128 visible characters, such as " + EXAMPLE,
              text -> Optional.of(text).filter(key -> KEY.matcher(key).matches()))
          .optional()
          .ifPresent(keys::add);
    }
    if (keys.isEmpty()) {
      throw section.error("no API key; expected names with keys, such as " + EXAMPLE + ".");
    }
    return ApiKeys.of(keys);
  }
}
