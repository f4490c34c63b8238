package dev.framegate.kit.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sources of a module, line by line. */
final class SourceLines {
  private final Path root;
  private final Map<Path, List<String>> read = new HashMap<>();

  SourceLines(Path root) {
    this.root = root;
  }

  /** The text of the line that a mutation changes. */
  String of(Mutation mutation) {
    List<String> lines = lines(mutation.className());
    return mutation.line() < 1 || mutation.line() > lines.size()
        ? ""
        : lines.get(mutation.line() - 1).strip();
  }

  /** Whether a line of a class contains a text. */
  boolean contain(String className, String text) {
    return lines(className).stream().anyMatch(line -> line.contains(text));
  }

  private List<String> lines(String className) {
    String outer = className.replaceAll("\\$.*", "").replace('.', '/') + ".java";
    return read.computeIfAbsent(root.resolve(outer), SourceLines::lines);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The source of a class cannot be read: " + file, e);
    }
  }
}
