package dev.framegate.kit.targets.bundled;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where the gateway's logs are as long as a run takes. */
record LogFolder(Path path) {
  static LogFolder create() {
    try {
      return new LogFolder(Files.createTempDirectory("framegate-logs"));
    } catch (IOException e) {
      throw new UncheckedIOException("There is no place for the logs of a run", e);
    }
  }

  /** Files that cannot be removed stay in the temporary folder. */
  void remove() {
    try (Stream<Path> all = Files.walk(path)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("The logs of a run cannot be removed from " + path, e);
    }
  }
}
