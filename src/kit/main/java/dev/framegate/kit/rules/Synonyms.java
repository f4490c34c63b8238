package dev.framegate.kit.rules;

import dev.framegate.settings.SettingsFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Words that people use for the same thing, as {@code features/synonyms.yaml} groups them.
 *
 * @param groups a search for one word of a group finds the others, too
 */
public record Synonyms(List<List<String>> groups) {
  private static final String FILE = "/dev/framegate/features/synonyms.yaml";

  public Synonyms {
    groups = groups.stream().map(List::copyOf).toList();
  }

  /** The groups that travel with the kit. */
  public static Synonyms load() {
    try (InputStream in = Synonyms.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing in the kit's jar. Build it again.");
      }
      List<?> groups = (List<?>) SettingsFile.parse(FILE, in.readAllBytes()).tree("groups");
      return new Synonyms(groups.stream().map(group -> words((List<?>) group)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
  }

  private static List<String> words(List<?> group) {
    return group.stream().map(String::valueOf).toList();
  }
}
