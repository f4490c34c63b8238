package dev.framegate.kit.run;

import dev.framegate.kit.io.OutputFile;
import dev.framegate.kit.report.ConformanceJson;
import dev.framegate.kit.report.JUnitXml;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.html.Badge;
import dev.framegate.kit.report.html.HtmlReport;
import dev.framegate.kit.report.html.PicturePage;
import dev.framegate.kit.report.html.ReportOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that a run leaves, beside Cucumber's own messages. */
public final class ReportFolder {
  private ReportFolder() {}

  /**
   * Writes {@code conformance.json}, {@code junit.xml}, {@code badge.svg}, {@code index.html}, and
   * {@code pictures.html} where there are pictures.
   *
   * @return the page to open
   * @throws dev.framegate.kit.io.ForeignFileException where files that the kit did not write are in
   *     the way
   */
  public static Path write(JudgedRun run, Path folder) {
    return write(run, ReportOptions.standard(), folder);
  }

  /**
   * As {@link #write(JudgedRun, Path)}.
   *
   * @param options what the page shows beside the results
   * @return the page to open
   */
  public static Path write(JudgedRun run, ReportOptions options, Path folder) {
    try {
      ReportOwner.claim(folder);
      OutputFile.write(folder.resolve("conformance.json"), at -> ConformanceJson.write(run, at));
      OutputFile.write(folder.resolve("junit.xml"), at -> JUnitXml.write(run, at));
      OutputFile.write(folder.resolve("badge.svg"), at -> Badge.write(run, at));
      PicturePage pictures = PicturePage.of(run);
      Path pictured = folder.resolve(PicturePage.FILE);
      if (pictures.isEmpty()) {
        Files.deleteIfExists(pictured);
      } else {
        OutputFile.write(pictured, pictures::write);
      }
      Path index = folder.resolve("index.html");
      OutputFile.write(index, at -> HtmlReport.write(run, options, at));
      return index;
    } catch (IOException e) {
      throw new UncheckedIOException("The report cannot be written to " + folder, e);
    }
  }
}
