package dev.framegate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class VersionTest {
  @Test
  void isTheOneOfTheBuild() throws IOException {
    assertThat(Version.TEXT).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<artifactId>framegate-parent</artifactId>\n  <version>" + Version.TEXT);
  }
}
