package dev.framegate.cli;

import dev.framegate.kit.report.ConformanceJson;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.html.ReportOptions;
import dev.framegate.kit.report.html.RuleSite;
import dev.framegate.kit.rules.RuleCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code framegate docs}. */
@Command(
    name = "docs",
    description = "Write the catalogue of rules as static pages.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DocsCommand extends Subcommand {
  @Option(
      names = "--out",
      defaultValue = "reports/site",
      paramLabel = "DIR",
      description = "where the pages are written (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("reports/site");

  @Option(
      names = "--reports",
      defaultValue = "reports/published",
      paramLabel = "DIR",
      description =
          "folder whose subfolders hold a conformance.json each; their verdicts stand beside the"
              + " rules (default: ${DEFAULT-VALUE}, if it exists)")
  private Path reports = Path.of("reports/published");

  @Option(
      names = "--source-link",
      paramLabel = "URL",
      description =
          "address below which the pages link to the features, such as"
              + " https://github.com/OWNER/REPO/blob/main/")
  private @Nullable String sourceLink;

  @Override
  public Integer call() {
    PrintWriter terminal = out();
    ReportOptions options =
        ReportOptions.standard()
            .linkedTo(Optional.ofNullable(sourceLink))
            .provenBy(ProvingFaults.byRule());
    try {
      Path index = new RuleSite(RuleCatalogue.load(), published(), options).write(out);
      terminal.println("Pages: " + index);
      terminal.flush();
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException("The pages cannot be written to " + out, e);
    }
  }

  private List<JudgedRun> published() throws IOException {
    if (!Files.isDirectory(reports)) {
      return List.of();
    }
    List<JudgedRun> runs = new ArrayList<>();
    try (Stream<Path> folders = Files.list(reports)) {
      for (Path folder : folders.sorted().toList()) {
        Path file = folder.resolve("conformance.json");
        if (Files.exists(file)) {
          runs.add(read(file));
        }
      }
    }
    return runs;
  }

  private JudgedRun read(Path file) throws IOException {
    try {
      return ConformanceJson.read(file);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
