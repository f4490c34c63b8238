package dev.framegate.kit.rules;

import dev.framegate.settings.Section;
import dev.framegate.settings.SettingsFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Words that people use, as {@code features/synonyms.yaml} has them.
 *
 * @param groups words for the same thing: a search for one of a group finds the others, too
 * @param asked words of questions, by the id of the rule that answers them and does not hold them
 */
public record Synonyms(List<List<String>> groups, Map<String, String> asked) {
  private static final String FILE = "/dev/framegate/features/synonyms.yaml";

  public Synonyms {
    groups = groups.stream().map(List::copyOf).toList();
    asked = Map.copyOf(asked);
  }

  /** Those that travel with the kit. */
  public static Synonyms load() {
    try (InputStream in = Synonyms.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing in the kit's jar. Build it again.");
      }
      Section file = SettingsFile.parse(FILE, in.readAllBytes());
      List<?> groups = (List<?>) file.tree("groups");
      Map<String, String> asked = new TreeMap<>();
      ((Map<?, ?>) file.tree("asked"))
          .forEach((rule, words) -> asked.put(String.valueOf(rule), String.valueOf(words)));
      return new Synonyms(groups.stream().map(group -> words((List<?>) group)).toList(), asked);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
  }

  private static List<String> words(List<?> group) {
    return group.stream().map(String::valueOf).toList();
  }
}
