package dev.framegate.cli;

import dev.framegate.kit.io.WellFormedText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code framegate annotate}: for the action. */
@Command(
    name = "annotate",
    description =
        "Print the broken and undecided rules of a report as annotations of GitHub Actions.",
    mixinStandardHelpOptions = true)
final class AnnotateCommand extends Subcommand {
  @Parameters(paramLabel = "REPORT", description = "a folder that 'framegate run' wrote")
  private @Nullable Path report;

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "append a summary in Markdown to this file, such as \"$GITHUB_STEP_SUMMARY\"")
  private @Nullable Path summary;

  @Override
  public Integer call() {
    CommandLine command = commandLine();
    WorkflowAnnotations annotations =
        new WorkflowAnnotations(ReportReader.read(Objects.requireNonNull(report), command));
    PrintWriter out = command.getOut();
    annotations.commands().forEach(out::println);
    out.flush();
    if (summary != null) {
      try {
        WellFormedText.write(
            summary, annotations.summary(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw wrong("--summary: the file %s cannot be written: %s".formatted(summary, e));
      }
    }
    return 0;
  }
}
