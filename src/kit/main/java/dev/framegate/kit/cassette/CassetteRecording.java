package dev.framegate.kit.cassette;

import dev.framegate.contract.Version;
import dev.framegate.kit.io.OutputFile;
import dev.framegate.kit.journal.RunId;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.targets.ScenarioKey;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.wire.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A cassette that is being recorded; nothing stands under its name until it is finished. */
public final class CassetteRecording implements AutoCloseable {
  private final Path file;
  private @Nullable CassetteWriter writer;

  /**
   * @param file compressed where its name ends in {@code .gz}
   */
  public CassetteRecording(Path file) {
    this.file = file;
  }

  /**
   * @param force whether a file of that name may be replaced
   * @throws CassetteException where it may not
   */
  public static void requireFree(Path file, boolean force) {
    if (Files.isDirectory(file)) {
      throw new CassetteException(
          "--cassette: '%s' is a folder; expected a file, such as 'run.ndjson.gz'."
              .formatted(file));
    }
    if (OutputFile.exists(file) && !force) {
      throw new CassetteException(
          "--cassette: '%s' is there already and stays as it is; give another name, or --force to replace it."
              .formatted(file));
    }
  }

  /**
   * Writes the first line.
   *
   * @param tags what selected the scenarios; empty for all of them
   * @throws CassetteException where the file cannot be written
   */
  public void begins(Target target, RunId run, double patience, Optional<String> tags) {
    writer =
        new CassetteWriter(
            file, CassetteHeader.of(target, run, Version.TEXT, patience, tags), target.headers());
  }

  /** Writes the line of a scenario. Safe for many threads. */
  public void add(
      ScenarioKey scenario, Recording recording, Verdict verdict, @Nullable String reason) {
    begun()
        .add(
            new RecordedScenario(scenario, verdict, reason, recording.full(), recording.signals()));
  }

  /**
   * Writes the last line and gives the file its name.
   *
   * @return scenarios that it holds
   */
  public int finish() {
    try {
      begun().finish();
      return begun().scenarios();
    } catch (IOException e) {
      throw new UncheckedIOException("The cassette cannot be finished: " + file, e);
    }
  }

  private CassetteWriter begun() {
    if (writer == null) {
      throw new IllegalStateException("The recording has not begun.");
    }
    return writer;
  }

  /** What is not finished is removed. */
  @Override
  public void close() {
    try {
      if (writer != null) {
        writer.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The unfinished cassette cannot be removed: " + file, e);
    }
  }
}
