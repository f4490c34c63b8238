package dev.framegate.kit.targets;

import dev.framegate.settings.Section;
import dev.framegate.settings.SettingsException;
import dev.framegate.settings.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Reads a declaration from a YAML file. */
public final class DeclarationFile {
  private DeclarationFile() {}

  /**
   * Reads a declaration. The keys of its adapter are checked when the target is opened.
   *
   * @throws SettingsException where the file cannot be read, or holds a value that is not valid
   */
  public static Declaration read(Path file) {
    if (Files.notExists(file)) {
      throw new SettingsException(
          "%s: no such file. A target is 'bundled', a declaration (FILE.yaml), or the ws:// or wss:// address of a stage."
              .formatted(file));
    }
    Section root = SettingsFile.read(file);
    return new Declaration(
        root.text("name").orElse(String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "")),
        adapter(root),
        root.flattened(),
        Set.copyOf(root.choices("capabilities", List.of(Capability.values()), Capability::label)),
        DeviationEntries.read(root));
  }

  private static String adapter(Section root) {
    List<String> known = Adapters.names();
    if (!root.has("adapter")) {
      throw root.error(
          "'adapter' is missing. Valid values: %s.".formatted(String.join(", ", known)));
    }
    return root.choice("adapter", known);
  }
}
