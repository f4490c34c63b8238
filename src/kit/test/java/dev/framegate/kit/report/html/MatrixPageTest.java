package dev.framegate.kit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.report.GoldenFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MatrixPageTest {
  private final MatrixPage matrix =
      new MatrixPage(
          3,
          List.of("FRM-003"),
          List.of(
              new MatrixPage.Row(
                  "frame-limit-128k",
                  "takes frames of up to 128 KiB",
                  true,
                  1.25,
                  List.of("FRM-002", "FRM-004"),
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of()),
              new MatrixPage.Row(
                  "close-silent",
                  "sends no <close> frame",
                  false,
                  2,
                  List.of(),
                  List.of("FRM-010"),
                  List.of("FRM-011"),
                  List.of("FRM-001"),
                  List.of("FRM-012"),
                  List.of("FRM-013"))));

  @Test
  void looksInABrowserAsItAlwaysDid() throws IOException {
    String page = matrix.text();

    GoldenFiles.check(
        "matrix.html", page.substring(page.indexOf("<header"), page.indexOf("<script>")));
  }

  @Test
  void writesTheFoldersAboveThePage(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("reports/faults/index.html");
    matrix.write(file);

    assertThat(file).content().contains("1 of 2 faults were detected by exactly the rules");
  }
}
