package dev.framegate.kit.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFileTest {
  @TempDir private Path folder;

  @Test
  void takesTheLaterOfTwoWritersAtATime() throws Exception {
    Path file = folder.resolve("report.json");

    OutputFile.write(
        file,
        first -> {
          Files.writeString(first, "begun first");
          OutputFile.write(file, second -> Files.writeString(second, "begun second"));
          assertThat(file).hasContent("begun second");
        });

    assertThat(file).hasContent("begun first");
    assertThat(folder).isDirectoryContaining("glob:**/report.json");
    assertThat(Files.list(folder)).hasSize(1);
  }

  @Test
  void leavesWhatWasThereWhereTheContentFails() throws Exception {
    Path file = Files.writeString(folder.resolve("report.json"), "before");

    assertThatThrownBy(
            () ->
                OutputFile.write(
                    file,
                    draft -> {
                      Files.writeString(draft, "half of");
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(IOException.class);

    assertThat(file).hasContent("before");
    assertThat(Files.list(folder)).hasSize(1);
  }
}
