package dev.framegate.cli;

import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.ShardMerge;
import dev.framegate.kit.report.Summary;
import dev.framegate.kit.report.html.ReportOptions;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.run.ReportFolder;
import dev.framegate.kit.run.ShardReports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code framegate merge}. */
@Command(
    name = "merge",
    description = {
      "Make one report of all shards of a run; only that can say that the target conforms.",
      "Its exit code is that of the whole run."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class MergeCommand extends Subcommand {
  private static final String BUNDLED = "bundled";

  @Parameters(
      arity = "1..*",
      paramLabel = "REPORT",
      description = "the report folders of all shards, or their conformance.json files")
  private List<Path> reports = List.of();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      defaultValue = "reports/latest",
      description = "where the merged report is written (default: ${DEFAULT-VALUE})")
  private Path report = Path.of("reports/latest");

  @Option(
      names = "--source-link",
      paramLabel = "URL",
      description =
          "address below which the report links to the features, such as"
              + " https://github.com/OWNER/REPO/blob/main/")
  private @Nullable String sourceLink;

  @Override
  public Integer call() {
    reports.forEach(this::requireOther);
    Map<Path, JudgedRun> shards = shards();
    JudgedRun merged = merged(shards);
    ShardReports kept = ShardReports.copy(folders(shards), report);
    Path index =
        ReportFolder.write(
            merged,
            ReportOptions.standard()
                .against(merged.target().adapter().equals(BUNDLED) ? BUNDLED : "TARGET")
                .linkedTo(Optional.ofNullable(sourceLink))
                .provenBy(ProvingFaults.byRule())
                .withShards(kept.pages()),
            report);
    out().print(Summary.of(merged, index.toString()));
    out().flush();
    return merged.exitCode();
  }

  private Map<Path, JudgedRun> shards() {
    Map<Path, JudgedRun> shards = new LinkedHashMap<>();
    for (Path each : reports) {
      if (shards.put(each, ReportReader.read(each, commandLine())) != null) {
        throw wrong("'%s' is named twice. Merge each shard once.".formatted(each));
      }
    }
    return shards;
  }

  private JudgedRun merged(Map<Path, JudgedRun> shards) {
    Map<String, JudgedRun> named = new LinkedHashMap<>();
    shards.forEach((path, run) -> named.put(path.toString(), run));
    try {
      return ShardMerge.of(RuleCatalogue.load(), named);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  /** The first shard's first, whatever their order on the command line. */
  private static List<Path> folders(Map<Path, JudgedRun> shards) {
    return shards.entrySet().stream()
        .sorted(
            Comparator.comparingInt(each -> each.getValue().shard().orElseThrow().shard().index()))
        .map(each -> folder(each.getKey()))
        .toList();
  }

  private void requireOther(Path shard) {
    if (folder(shard).toAbsolutePath().normalize().equals(report.toAbsolutePath().normalize())) {
      throw wrong(
          "--report: '%s' is the report of a shard and stays as it is; give another folder."
              .formatted(report));
    }
  }

  private static Path folder(Path shard) {
    Path folder = Files.isDirectory(shard) ? shard : shard.toAbsolutePath().getParent();
    return folder == null ? shard : folder;
  }
}
