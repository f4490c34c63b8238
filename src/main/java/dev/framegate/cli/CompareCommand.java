package dev.framegate.cli;

import dev.framegate.report.Comparison;
import dev.framegate.report.ComparisonText;
import dev.framegate.report.ConformanceJson;
import dev.framegate.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code framegate compare}. */
@Command(
    name = "compare",
    description = "Lay reports side by side: what differs, and why.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  @Parameters(
      arity = "2..*",
      paramLabel = "REPORT",
      description = "report folders, or conformance.json files")
  private List<Path> reports = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    List<Run> runs = new ArrayList<>();
    for (Path report : reports) {
      runs.add(read(Files.isDirectory(report) ? report.resolve("conformance.json") : report));
    }
    spec().commandLine().getOut().print(ComparisonText.of(Comparison.of(runs)));
    spec().commandLine().getOut().flush();
    return 0;
  }

  private Run read(Path file) {
    try {
      return ConformanceJson.read(file);
    } catch (IOException e) {
      throw new ParameterException(
          spec().commandLine(),
          "There is no report at '%s'. A report is a folder that 'framegate run' wrote, or its conformance.json."
              .formatted(file));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec().commandLine(), e.getMessage());
    }
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the spec before it calls");
    }
    return spec;
  }
}
