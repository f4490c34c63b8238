package dev.framegate.kit.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The file of results, to which each is added as it comes: an interrupted run goes on from there.
 * Safe for many threads.
 */
final class Results {
  /**
   * What is kept of a change.
   *
   * @param status as {@link Result.Status#word()}, or that it was begun
   */
  record Kept(String status, String rule, String reason) {
    /** Of a change that was not tried. */
    static final Kept NOTHING = new Kept(BEGUN, "", "");

    boolean ended() {
      return !status.equals(BEGUN);
    }

    /** Whether nothing is left to do. */
    boolean finished() {
      return ended() && as() != Result.Status.UNFINISHED;
    }

    boolean noticed() {
      return ended() && as().noticed();
    }

    Result.Status as() {
      return Result.Status.valueOf(status.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  private static final String BEGUN = "begun";
  private static final int CELLS = 6;
  private static final int REASON = 300;

  /** Times that a change is begun before it is held to have ended the process. */
  private static final int BEGINNINGS = 3;

  private final Path file;
  private final Map<String, Integer> begun = new HashMap<>();

  Results(Path file) {
    this.file = file;
  }

  /** The last result of each change, by its key. */
  synchronized Map<String, Kept> read() throws IOException {
    Map<String, Kept> kept = new HashMap<>();
    begun.clear();
    for (String line : lines()) {
      String[] cells = line.split("\t", -1);
      Kept result = new Kept(cells[1], cells[2], cells[3]);
      if (result.ended()) {
        kept.put(cells[0], result);
        begun.remove(cells[0]);
      } else {
        kept.putIfAbsent(cells[0], result);
        begun.merge(cells[0], 1, Integer::sum);
      }
    }
    return kept;
  }

  /** How many results there are. */
  int ended() throws IOException {
    return (int) lines().stream().filter(line -> !line.contains("\t" + BEGUN + "\t")).count();
  }

  /** Forgets all changes that were not noticed. */
  synchronized void forgetUnnoticed() throws IOException {
    Map<String, Kept> kept = read();
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(
        file,
        lines().stream()
            .filter(line -> !line.contains("\t" + BEGUN + "\t"))
            .filter(line -> kept.get(line.substring(0, line.indexOf('\t'))).noticed())
            .toList());
  }

  private List<String> lines() throws IOException {
    return Files.exists(file)
        ? Files.readAllLines(file).stream()
            .filter(line -> line.split("\t", -1).length == CELLS)
            .toList()
        : List.of();
  }

  /** Notes that a change is tried; false where that has ended too many processes. */
  synchronized boolean begin(Mutation mutation) {
    append(String.join("\t", mutation.key(), BEGUN, "", "", "0", "0"));
    return begun.getOrDefault(mutation.key(), 0) < BEGINNINGS;
  }

  synchronized void add(Result result) {
    String line =
        String.join(
            "\t",
            result.mutation().key(),
            result.status().word(),
            result.rule(),
            shortened(result.reason()),
            String.valueOf(result.tried()),
            String.format(Locale.ROOT, "%.1f", result.seconds()));
    append(line);
  }

  private void append(String line) {
    try {
      Files.write(file, List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("A result cannot be kept in " + file, e);
    }
  }

  private static String shortened(String reason) {
    String line = reason.replaceAll("\\s+", " ");
    return line.substring(0, Math.min(REASON, line.length()));
  }
}
