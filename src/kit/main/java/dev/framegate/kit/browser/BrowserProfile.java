package dev.framegate.kit.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder in which a browser keeps its files while it runs. */
record BrowserProfile(Path folder) {
  static BrowserProfile create() {
    try {
      return new BrowserProfile(Files.createTempDirectory("framegate-browser"));
    } catch (IOException e) {
      throw new BrowserException("There is no place for the files of a browser", e);
    }
  }

  /** Files that cannot be removed stay in the temporary folder. */
  void remove() {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | java.io.UncheckedIOException e) {
      // A process of the browser removed a file first; the system clears the temporary folder.
    }
  }
}
