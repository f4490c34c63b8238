package dev.framegate.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown page.
 *
 * @param prose the page without its code blocks
 * @param blocks its code blocks, in order
 */
record Guide(Path file, String prose, List<Block> blocks) {
  private static final Pattern FENCE = Pattern.compile("^```(\\w*)$");
  private static final Pattern NOTE = Pattern.compile("^<!-- (\\S+)(?: (.*))? -->$");

  /**
   * A fenced code block.
   *
   * @param line of the opening fence, from 1
   * @param note what the comment on the line above says, such as {@code file: my-gateway.yaml}
   */
  record Block(Path file, int line, String language, String text, Optional<String> note) {
    /** The name of the file that a reader puts the block into. */
    Optional<String> fileName() {
      return note.filter(n -> n.startsWith("file: ")).map(n -> n.substring("file: ".length()));
    }

    /** Why the block is not run, if it cannot be. */
    Optional<String> notRun() {
      return note.filter(n -> n.startsWith("not run: "))
          .map(n -> n.substring("not run: ".length()));
    }

    boolean needsAwsCommandLine() {
      return note.filter("gateway"::equals).isPresent();
    }

    @Override
    public String toString() {
      return file + ":" + line + " " + language;
    }
  }

  /** README, CONTRIBUTING and every page of docs/. */
  static List<Guide> all() {
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      return Stream.concat(
              Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("SECURITY.md")),
              docs.filter(path -> path.toString().endsWith(".md")).sorted())
          .filter(Files::exists)
          .map(Guide::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Guide read(Path file) {
    try {
      return parse(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Guide parse(Path file, List<String> lines) {
    StringBuilder prose = new StringBuilder();
    List<Block> blocks = new ArrayList<>();
    int i = 0;
    while (i < lines.size()) {
      Matcher fence = FENCE.matcher(lines.get(i));
      if (fence.matches()) {
        int end = i + 1;
        while (!lines.get(end).equals("```")) {
          end++;
        }
        blocks.add(
            new Block(
                file,
                i + 1,
                fence.group(1),
                String.join("\n", lines.subList(i + 1, end)),
                i == 0 ? Optional.empty() : note(lines.get(i - 1))));
        i = end + 1;
      } else {
        prose.append(lines.get(i)).append('\n');
        i++;
      }
    }
    return new Guide(file, prose.toString(), List.copyOf(blocks));
  }

  private static Optional<String> note(String line) {
    Matcher note = NOTE.matcher(line);
    if (!note.matches()) {
      return Optional.empty();
    }
    return Optional.of(note.group(2) == null ? note.group(1) : note.group(1) + " " + note.group(2));
  }
}
