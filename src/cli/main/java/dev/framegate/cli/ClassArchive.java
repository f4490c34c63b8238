package dev.framegate.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The classes of the jar as the JVM keeps them in memory (class-data sharing): a start that finds
 * them reads and verifies none. The first start makes them as it ends. They belong to one jar and
 * one JVM; where they are missing or stale the JVM reads the jar.
 */
final class ClassArchive {
  private static final String SUFFIX = ".jsa";
  private static final String UNFINISHED = "unfinished-";

  /** Of a process that may have been writing. */
  private static final int KILLED = 137;

  /** What the JVM says of classes that cannot be kept. */
  private static final String QUIET = "-Xlog:cds*=off";

  private final Path folder;
  private final String place;
  private final Path file;
  private final Path unfinished;
  private final boolean made;

  /**
   * @param place of the jar, which names of stale archives begin with
   * @param state of the jar and the JVM
   */
  private ClassArchive(Path folder, String place, String state) {
    this.folder = folder;
    this.place = place;
    this.file = folder.resolve(place + state + SUFFIX);
    this.made = Files.isReadable(file);
    this.unfinished = folder.resolve(UNFINISHED + UUID.randomUUID() + SUFFIX);
  }

  /**
   * The archive of a jar, for a kind of command.
   *
   * @param environment {@code FRAMEGATE_ARCHIVE} names the folder, or is {@code off}; a CI job,
   *     whose machine is used once, makes none
   * @return empty where there is none and none can be made
   */
  static Optional<ClassArchive> of(
      Path jar, LaunchedCommand command, Map<String, String> environment) {
    Optional<Path> folder = folder(environment);
    if (folder.isEmpty() || !Files.isRegularFile(jar)) {
      return Optional.empty();
    }
    try {
      ClassArchive archive = new ClassArchive(folder.get(), place(jar, command), state(jar));
      boolean once = !environment.getOrDefault("CI", "").isEmpty();
      return archive.made || !once && archive.isPossible()
          ? Optional.of(archive)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // It only saves time.
    }
  }

  private boolean isPossible() throws IOException {
    Files.createDirectories(folder);
    return Files.isWritable(folder);
  }

  private static Optional<Path> folder(Map<String, String> environment) {
    String chosen = environment.getOrDefault("FRAMEGATE_ARCHIVE", "");
    if (chosen.equals("off")) {
      return Optional.empty();
    }
    if (!chosen.isEmpty()) {
      return Optional.of(Path.of(chosen));
    }
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    String home = System.getProperty("user.home", "");
    return cache.isEmpty()
        ? Optional.of(home)
            .filter(path -> Path.of(path).isAbsolute())
            .map(path -> Path.of(path, ".cache", "framegate"))
        : Optional.of(Path.of(cache, "framegate"));
  }

  private static String place(Path jar, LaunchedCommand command) throws IOException {
    return "%s-%s-"
        .formatted(command.name().toLowerCase(Locale.ROOT), digest(jar.toRealPath().toString()));
  }

  /** Of the jar as it is, and of this JVM: an archive of another state is stale. */
  private static String state(Path jar) throws IOException {
    return digest(
        String.join(
            "\n",
            System.getProperty("java.home"),
            System.getProperty("java.vm.version"),
            String.valueOf(Files.size(jar)),
            Files.getLastModifiedTime(jar).toString()));
  }

  private static String digest(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }

  /** What the JVM is told. */
  List<String> flags() {
    return made
        ? List.of("-XX:SharedArchiveFile=" + file, QUIET)
        : List.of("-XX:ArchiveClassesAtExit=" + unfinished, QUIET);
  }

  /**
   * Keeps what the JVM has made, now that it has ended; what it replaces is removed.
   *
   * @param code of its exit
   */
  void keep(int code) {
    try {
      if (code == KILLED) {
        Files.deleteIfExists(unfinished);
      } else if (Files.exists(unfinished)) {
        remove(place + "*" + SUFFIX, Instant.MAX);
        remove(UNFINISHED + "*" + SUFFIX, Instant.now().minus(Duration.ofDays(1)));
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      return; // The next start tries again.
    }
  }

  private void remove(String names, Instant before) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, names)) {
      for (Path stale : all) {
        if (Files.getLastModifiedTime(stale).toInstant().isBefore(before)) {
          Files.delete(stale);
        }
      }
    }
  }
}
