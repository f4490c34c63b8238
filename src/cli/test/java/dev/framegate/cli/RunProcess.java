package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.testing.JavaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** {@code framegate run} in a Java of its own, which is there to be stopped or killed. */
final class RunProcess implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Process process;
  private final Path journals;
  private final Path said;

  private RunProcess(Process process, Path journals, Path said) {
    this.process = process;
    this.journals = journals;
    this.said = said;
  }

  static RunProcess start(Path folder, Path target, String... more) throws IOException {
    Path journals = folder.resolve("journal");
    Path said = folder.resolve("run.txt");
    List<String> line =
        JavaCommand.of(
            List.of(),
            "dev.framegate.cli.Framegate",
            "run",
            "--target",
            target.toString(),
            "--report",
            folder.resolve("report").toString(),
            "--journal",
            journals.toString());
    line.addAll(List.of(more));
    Process process =
        new ProcessBuilder(line)
            // A class path with an empty entry stands for this folder, which must hold no features.
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    return new RunProcess(process, journals, said);
  }

  /** In the middle of things: it has made and removed a good deal, and holds more. */
  void awaitMiddle() {
    await(() -> lines() > 40);
  }

  /** Waits while the run goes on. */
  void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(LONGEST)
        .until(
            () -> {
              assertThat(process.isAlive()).as("the run goes on: %s", said()).isTrue();
              return condition.call();
            });
  }

  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-s", name, String.valueOf(process.pid()))
        .inheritIO()
        .start()
        .waitFor();
  }

  /** Its exit code, once it has ended. */
  int awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).as(said()).isTrue();
    return process.exitValue();
  }

  String said() {
    try {
      return Files.readString(said, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  List<Path> journalFiles() throws IOException {
    if (!Files.exists(journals)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(journals)) {
      return files.toList();
    }
  }

  private long lines() throws IOException {
    long lines = 0;
    for (Path file : journalFiles()) {
      try {
        lines += Files.readString(file).lines().count();
      } catch (NoSuchFileException e) {
        // It was put into the place of another meanwhile.
      }
    }
    return lines;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
