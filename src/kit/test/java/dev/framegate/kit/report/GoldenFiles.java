package dev.framegate.kit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Rendered reports as files, to be read in a review. {@code -Dgolden=write} rewrites them; look at
 * the difference before you commit it.
 */
public final class GoldenFiles {
  private GoldenFiles() {}

  public static void check(String name, String actual) throws IOException {
    Path file = SampleRun.RESOURCES.resolve(name);
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(file));
  }
}
