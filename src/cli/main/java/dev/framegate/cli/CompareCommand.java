package dev.framegate.cli;

import dev.framegate.kit.io.OutputFile;
import dev.framegate.kit.report.BaselineComparison;
import dev.framegate.kit.report.BaselineJson;
import dev.framegate.kit.report.BaselineMarkdown;
import dev.framegate.kit.report.BaselineText;
import dev.framegate.kit.report.Comparison;
import dev.framegate.kit.report.ComparisonJson;
import dev.framegate.kit.report.ComparisonText;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.html.ComparisonHtml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code framegate compare}. */
@Command(
    name = "compare",
    description = {
      "Compare reports: which rules differ, and why.",
      "With --baseline: what has become better or worse. Exit code 4: a rule is newly broken; 3: one"
          + " is newly undecided."
    },
    mixinStandardHelpOptions = true)
final class CompareCommand extends Subcommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "REPORT",
      description = "report folders, or conformance.json files; with --baseline a single one")
  private List<Path> reports = List.of();

  @Option(
      names = "--baseline",
      paramLabel = "REPORT",
      description = "an earlier report of the same target")
  private @Nullable Path baseline;

  @Option(
      names = "--only",
      paramLabel = "WHICH",
      description =
          "the rules to list: 'differing' (the default), 'failed', or ids and patterns such as"
              + " FRM-*,DEP-003")
  private @Nullable String only;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "with --baseline: write it as Markdown for a pull request, too")
  private @Nullable Path markdown;

  @Option(names = "--json", paramLabel = "FILE", description = "write the comparison as JSON, too")
  private @Nullable Path json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "write the comparison as a page, too")
  private @Nullable Path html;

  @Option(names = "--force", description = "replace the files if they are there already")
  private boolean force;

  @Override
  public Integer call() {
    requireFree("--json", json);
    requireFree("--html", html);
    requireFree("--markdown", markdown);
    return baseline == null ? sideBySide() : since(baseline);
  }

  private int sideBySide() {
    if (reports.size() < 2) {
      throw wrong(
          "Expected at least two reports, or one and --baseline REPORT; got one report. A report is compared with another one.");
    }
    if (markdown != null) {
      throw wrong("--markdown: only with --baseline REPORT. --html writes this comparison.");
    }
    Comparison whole = called(() -> Comparison.of(reports.stream().map(this::read).toList()));
    String selected = only;
    Comparison wanted =
        selected == null ? whole : called(() -> whole.only(ComparedRules.of(selected, whole)));
    write(json, file -> ComparisonJson.write(wanted, file));
    write(html, file -> ComparisonHtml.write(wanted, file));
    print(only == null ? ComparisonText.of(whole) : ComparisonText.of(whole, wanted.rows()));
    return 0;
  }

  private int since(Path earlier) {
    if (reports.size() != 1) {
      throw wrong(
          "--baseline: expected one report to compare with it, got " + reports.size() + ".");
    }
    if (html != null || only != null) {
      throw wrong("--html and --only: not with --baseline, which has --json and --markdown.");
    }
    BaselineComparison comparison =
        called(() -> BaselineComparison.of(read(earlier), read(reports.get(0))));
    write(json, file -> BaselineJson.write(comparison, file));
    write(markdown, file -> BaselineMarkdown.write(comparison, file));
    print(BaselineText.of(comparison));
    return comparison.exitCode();
  }

  private void print(String text) {
    out().print(text);
    out().flush();
  }

  private <T> T called(Supplier<T> comparison) {
    try {
      return comparison.get();
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
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
      throw wrong("The comparison cannot be written to '%s': %s".formatted(file, e.getMessage()));
    }
  }

  private JudgedRun read(Path report) {
    return ReportReader.read(report, commandLine());
  }
}
