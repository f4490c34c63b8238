package dev.framegate.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several commands in one Java, whose memory is limited. */
final class HostileRuns {
  static final int AT_A_TIME = 3;

  private HostileRuns() {}

  /**
   * @param args files with a command line each, an argument a line; what the command says goes to
   *     {@code FILE.said}, its exit code and its milliseconds to {@code FILE.end}
   */
  public static void main(String[] args) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    List<Future<Void>> runs = new ArrayList<>();
    for (String file : args) {
      runs.add(threads.submit(() -> run(Path.of(file))));
    }
    for (Future<Void> run : runs) {
      run.get();
    }
    System.exit(0);
  }

  private static Void run(Path file) throws IOException {
    List<String> line = Files.readAllLines(file);
    long began = System.nanoTime();
    int exit;
    try (PrintWriter said =
        new PrintWriter(
            Files.newBufferedWriter(Path.of(file + ".said"), StandardCharsets.UTF_8), true)) {
      exit = Framegate.execute(said, said, line.toArray(new String[0]));
    }
    Files.writeString(Path.of(file + ".end"), exit + " " + (System.nanoTime() - began) / 1_000_000);
    return null;
  }
}
