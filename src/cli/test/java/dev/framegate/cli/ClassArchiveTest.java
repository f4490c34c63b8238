package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassArchiveTest {
  private static final String MAKING = "-XX:ArchiveClassesAtExit=";
  private static final String USING = "-XX:SharedArchiveFile=";

  @TempDir private Path folder;

  private Path jar;
  private Map<String, String> environment;

  @BeforeEach
  void jar() throws IOException {
    jar = Files.writeString(folder.resolve("framegate.jar"), "classes");
    environment = Map.of("FRAMEGATE_ARCHIVE", folder.resolve("archives").toString());
  }

  @Test
  void theFirstStartMakesWhatTheNextOnesUse() throws IOException {
    ClassArchive first = archive(LaunchedCommand.RUN);
    Files.writeString(named(first, MAKING), "archive");
    first.keep(0);

    assertThat(named(archive(LaunchedCommand.RUN), USING)).hasContent("archive");
    assertThat(flag(archive(LaunchedCommand.SERVER), USING)).isEmpty();
  }

  @Test
  void anArchiveOfAnotherJarIsReplaced() throws IOException {
    ClassArchive first = archive(LaunchedCommand.RUN);
    Files.writeString(named(first, MAKING), "archive");
    first.keep(0);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));

    ClassArchive second = archive(LaunchedCommand.RUN);
    Files.writeString(named(second, MAKING), "newer");
    second.keep(1);

    assertThat(archives()).singleElement().satisfies(file -> assertThat(file).hasContent("newer"));
  }

  @Test
  void whatAKilledProcessWasWritingIsRemoved() throws IOException {
    ClassArchive archive = archive(LaunchedCommand.RUN);
    Files.writeString(named(archive, MAKING), "half of an arch");

    archive.keep(137);

    assertThat(archives()).isEmpty();
  }

  @Test
  void aMachineThatIsUsedOnceMakesNone() {
    assertThat(
            ClassArchive.of(
                jar,
                LaunchedCommand.RUN,
                Map.of("CI", "true", "FRAMEGATE_ARCHIVE", folder.resolve("archives").toString())))
        .isEmpty();
  }

  @Test
  void itCanBeSwitchedOff() {
    assertThat(ClassArchive.of(jar, LaunchedCommand.RUN, Map.of("FRAMEGATE_ARCHIVE", "off")))
        .isEmpty();
  }

  @Test
  void withoutAFolderThereIsNone() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(
            ClassArchive.of(jar, LaunchedCommand.RUN, Map.of("FRAMEGATE_ARCHIVE", file.toString())))
        .isEmpty();
  }

  private ClassArchive archive(LaunchedCommand command) {
    return ClassArchive.of(jar, command, environment).orElseThrow();
  }

  private static Path named(ClassArchive archive, String flag) {
    return flag(archive, flag).orElseThrow();
  }

  private static Optional<Path> flag(ClassArchive archive, String flag) {
    return archive.flags().stream()
        .filter(each -> each.startsWith(flag))
        .map(each -> Path.of(each.substring(flag.length())))
        .findFirst();
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("archives"))) {
      return all.toList();
    }
  }
}
