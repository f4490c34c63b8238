package dev.framegate.cli;

import dev.framegate.kit.report.ConformanceJson;
import dev.framegate.kit.report.JudgedRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code framegate annotate}: for the action. */
@Command(
    name = "annotate",
    description =
        "Print the broken and undecided rules of a report as annotations of GitHub Actions.",
    mixinStandardHelpOptions = true)
final class AnnotateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "REPORT", description = "a folder that 'framegate run' wrote")
  private @Nullable Path report;

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "append a summary in Markdown to this file, such as \"$GITHUB_STEP_SUMMARY\"")
  private @Nullable Path summary;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Path folder = Objects.requireNonNull(report);
    WorkflowAnnotations annotations = new WorkflowAnnotations(read(folder));
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    annotations.commands().forEach(out::println);
    out.flush();
    if (summary != null) {
      try {
        Files.writeString(
            summary, annotations.summary(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw wrong("--summary: the file %s cannot be written: %s".formatted(summary, e));
      }
    }
    return 0;
  }

  private JudgedRun read(Path folder) {
    try {
      return ConformanceJson.read(folder.resolve("conformance.json"));
    } catch (IOException e) {
      throw wrong("There is no report at '%s'.".formatted(folder));
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }
}
