package dev.framegate.kit.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The program of a browser that speaks the DevTools protocol. */
public record BrowserProgram(Path path) {
  /** The first is taken. Those without windows take a fraction of the processor. */
  private static final List<String> NAMES =
      List.of(
          "chromium-headless-shell",
          "chrome-headless-shell",
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable");

  /** The one that this machine has on its {@code PATH}, if it has one. */
  public static Optional<BrowserProgram> installed() {
    return in(System.getenv().getOrDefault("PATH", ""));
  }

  /**
   * @param folders separated as in {@code PATH}
   */
  static Optional<BrowserProgram> in(String folders) {
    return NAMES.stream()
        .flatMap(name -> places(folders, name))
        .filter(Files::isRegularFile)
        .filter(Files::isExecutable)
        .findFirst()
        .map(BrowserProgram::new);
  }

  private static Stream<Path> places(String folders, String name) {
    return Arrays.stream(folders.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, name));
  }
}
