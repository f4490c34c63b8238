package dev.framegate.cli;

import dev.framegate.kit.io.OutputFile;
import dev.framegate.kit.report.Comparison;
import dev.framegate.kit.report.ComparisonJson;
import dev.framegate.kit.report.ComparisonText;
import dev.framegate.kit.report.ConformanceJson;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.html.ComparisonHtml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code framegate compare}. */
@Command(
    name = "compare",
    description = "Compare reports: which rules differ, and why.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  @Parameters(
      arity = "2..*",
      paramLabel = "REPORT",
      description = "report folders, or conformance.json files")
  private List<Path> reports = List.of();

  @Option(names = "--json", paramLabel = "FILE", description = "write the comparison as JSON, too")
  private @Nullable Path json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "write the comparison as a page, too")
  private @Nullable Path html;

  @Option(names = "--force", description = "replace the files if they are there already")
  private boolean force;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    requireFree("--json", json);
    requireFree("--html", html);
    List<JudgedRun> runs = new ArrayList<>();
    for (Path report : reports) {
      runs.add(read(Files.isDirectory(report) ? report.resolve("conformance.json") : report));
    }
    Comparison comparison = comparison(runs);
    write(json, file -> ComparisonJson.write(comparison, file));
    write(html, file -> ComparisonHtml.write(comparison, file));
    spec().commandLine().getOut().print(ComparisonText.of(comparison));
    spec().commandLine().getOut().flush();
    return 0;
  }

  private Comparison comparison(List<JudgedRun> runs) {
    try {
      return Comparison.of(runs);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec().commandLine(), e.getMessage());
    }
  }

  private void requireFree(String option, @Nullable Path file) {
    if (file != null) {
      OutputFile.requireFree(option, file, force);
    }
  }

  private void write(@Nullable Path file, OutputFile.Content content) {
    if (file == null) {
      return;
    }
    try {
      OutputFile.writeWithFolders(file, content);
    } catch (IOException e) {
      throw new ParameterException(
          spec().commandLine(),
          "The comparison cannot be written to '%s': %s".formatted(file, e.getMessage()));
    }
  }

  private JudgedRun read(Path file) {
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
