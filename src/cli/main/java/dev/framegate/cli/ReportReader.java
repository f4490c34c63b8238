package dev.framegate.cli;

import dev.framegate.kit.report.ConformanceJson;
import dev.framegate.kit.report.JudgedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads reports that options name. */
final class ReportReader {
  private ReportReader() {}

  /**
   * @param report a folder that a run wrote, or its {@code conformance.json}
   * @throws ParameterException where there is none, or it cannot be read
   */
  static JudgedRun read(Path report, CommandLine command) {
    Path file = Files.isDirectory(report) ? report.resolve("conformance.json") : report;
    try {
      return ConformanceJson.read(file);
    } catch (IOException e) {
      throw new ParameterException(
          command,
          "There is no report at '%s'. A report is a folder that 'framegate run' wrote, or its conformance.json."
              .formatted(file));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, e.getMessage());
    }
  }
}
