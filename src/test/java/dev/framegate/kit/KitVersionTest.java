package dev.framegate.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class KitVersionTest {
  @Test
  void isTheOneOfTheBuild() throws IOException {
    assertThat(KitVersion.TEXT).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<artifactId>framegate</artifactId>\n  <version>" + KitVersion.TEXT);
  }
}
