package dev.framegate.kit.mutation;

import dev.framegate.settings.Section;
import dev.framegate.settings.SettingsFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is left out, each by a pattern with the reason. */
final class Unseen {
  private static final String OUTSIDE = "outside";
  private static final String UNSEEN = "unseen";

  private final List<Entry> outside;
  private final List<Entry> unseen;

  private Unseen(List<Entry> outside, List<Entry> unseen) {
    this.outside = outside;
    this.unseen = unseen;
  }

  /**
   * An entry. What is empty stands for anything.
   *
   * @param className with {@code *}, without the package of the module
   * @param code what the changed line contains
   */
  private record Entry(
      String className, String method, String code, String mutator, String reason) {
    boolean matches(Mutation mutation, String line) {
      return isAbout(mutation.className())
          && (method.isEmpty() || method.equals(mutation.method()))
          && (mutator.isEmpty() || mutation.mutator().startsWith(mutator))
          && line.contains(code);
    }

    boolean isAbout(String name) {
      return Names.matches(className, Names.shortened(name));
    }
  }

  static Unseen read(Path file) {
    Section root = SettingsFile.read(file);
    root.requireKnown(Set.of(OUTSIDE, UNSEEN));
    return new Unseen(entries(root, OUTSIDE), entries(root, UNSEEN));
  }

  private static List<Entry> entries(Section root, String key) {
    return root.sections(key, "{class: console.*, reason: \"...\"}").stream()
        .map(Unseen::entry)
        .toList();
  }

  private static Entry entry(Section section) {
    section.requireKnown(Set.of("class", "method", "code", "mutator", "reason"));
    return new Entry(
        section.text("class").required("a class, such as console.*"),
        section.text("method").orElse(""),
        section.text("code").orElse(""),
        section.text("mutator").orElse(""),
        section.text("reason").required("a sentence"));
  }

  /** Whether a class is not what the run is about. */
  boolean isOutside(String className) {
    return outside.stream().anyMatch(entry -> entry.isAbout(className));
  }

  /** Entries that are about no class, or about no line of one. */
  List<String> stale(List<String> classes, SourceLines sources) {
    return Stream.concat(outside.stream(), unseen.stream())
        .filter(
            entry ->
                classes.stream()
                    .filter(entry::isAbout)
                    .noneMatch(name -> sources.contain(name, entry.code())))
        .map(Entry::toString)
        .toList();
  }

  /** Why nothing can notice the change of a line, if so. */
  Optional<String> reason(Mutation mutation, String line) {
    return unseen.stream()
        .filter(entry -> entry.matches(mutation, line))
        .map(Entry::reason)
        .findFirst();
  }
}
