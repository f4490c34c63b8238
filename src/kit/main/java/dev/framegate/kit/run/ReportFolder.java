package dev.framegate.kit.run;

import dev.framegate.kit.report.ConformanceJson;
import dev.framegate.kit.report.JUnitXml;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.html.Badge;
import dev.framegate.kit.report.html.HtmlReport;
import dev.framegate.kit.report.html.ReportOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that a run leaves, beside Cucumber's own messages. */
public final class ReportFolder {
  private ReportFolder() {}

  /**
   * Writes {@code conformance.json}, {@code junit.xml}, {@code badge.svg} and {@code index.html}.
   *
   * @return the page to open
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
      Files.createDirectories(folder);
      ConformanceJson.write(run, folder.resolve("conformance.json"));
      JUnitXml.write(run, folder.resolve("junit.xml"));
      Badge.write(run, folder.resolve("badge.svg"));
      Path index = folder.resolve("index.html");
      HtmlReport.write(run, options, index);
      return index;
    } catch (IOException e) {
      throw new UncheckedIOException("The report cannot be written to " + folder, e);
    }
  }
}
