package dev.framegate.cli;

import dev.framegate.faults.Fault;
import dev.framegate.faults.Faults;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.io.OutputFile;
import dev.framegate.kit.matrix.DetectionMatrix;
import dev.framegate.kit.matrix.FaultDetection;
import dev.framegate.kit.matrix.FaultShard;
import dev.framegate.kit.matrix.MatrixHtml;
import dev.framegate.kit.matrix.MatrixJson;
import dev.framegate.kit.matrix.MatrixText;
import dev.framegate.kit.matrix.ParallelDetection;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.run.ReportOwner;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code framegate faults}. */
@Command(
    name = "faults",
    description = "List the named faults, or show which rules detect them.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class FaultsCommand extends Subcommand {
  @Option(
      names = "--matrix",
      description = "start a gateway with each fault, and run the chapters that should detect it")
  private boolean matrix;

  @Option(
      names = "--narrow",
      description =
          "with --matrix: run only the rules that should detect the fault, and a few that should not")
  private boolean narrow;

  @Option(
      names = "--every-scenario",
      description =
          "with --matrix: run also the scenarios in which no wrong part answers otherwise than the"
              + " right one, and tell which of them fail")
  private boolean everyScenario;

  @Option(names = "--shard", paramLabel = "I/N", description = ShardOption.FAULTS)
  private @Nullable String shard;

  @Option(
      names = "--patience",
      defaultValue = "0.15",
      paramLabel = "N",
      description =
          "with --matrix: multiply every time-out by this number; with a fault, rules wait for the"
              + " whole time-out (default: ${DEFAULT-VALUE})")
  private double patience = 0.15;

  @Option(
      names = "--threads",
      defaultValue = "24",
      paramLabel = "N",
      description = "with --matrix: scenarios at a time, 1 to 64 (default: ${DEFAULT-VALUE})")
  private int threads = 24;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "with --matrix: write the matrix to a file as well")
  private @Nullable Path json;

  @Option(
      names = "--report",
      defaultValue = "reports/faults",
      paramLabel = "DIR",
      description = "with --matrix: where the page is written (default: ${DEFAULT-VALUE})")
  private Path report = Path.of("reports/faults");

  @Option(names = "--force", description = "with --json: replace the file if it is there already")
  private boolean force;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      completionCandidates = CompletionCommand.FaultNames.class,
      description = "only these faults")
  private List<String> names = List.of();

  @Override
  public Integer call() {
    if (patience <= 0) {
      throw wrong("--patience: expected a number above 0, got " + patience);
    }
    if (threads < 1 || threads > 64) {
      throw wrong("--threads: expected 1 to 64, got " + threads);
    }
    for (String option : List.of("--json", "--narrow", "--every-scenario")) {
      // Not where it comes from the environment, which may be set for all commands.
      if (!matrix && commandLine().getParseResult().hasMatchedOption(option)) {
        throw wrong(option + ": only with --matrix");
      }
    }
    if (json != null) {
      OutputFile.requireFree("--json", json, force);
    }
    if (matrix) {
      ReportOwner.claim(report);
    }
    PrintWriter out = out();
    List<Fault> faults = part(chosen());
    if (!matrix) {
      faults.forEach(fault -> out.println(MatrixText.of(fault)));
      out.printf(
          "%d faults. 'framegate serve --fault NAME' starts a gateway with one.%n", faults.size());
      out.flush();
      return 0;
    }
    RuleCatalogue catalogue = RuleCatalogue.load();
    DetectionMatrix detector = detector(catalogue, faults);
    if (!detector.excludedRules().isEmpty()) {
      out.println(
          "Left out, as the gateway without faults does not pass them: "
              + String.join(", ", new TreeSet<>(detector.excludedRules())));
    }
    out.println(detector.extent(faults));
    out.flush();
    List<FaultDetection> detections;
    try (ParallelDetection running = ParallelDetection.start(detector, faults)) {
      running.onEach(
          detection -> {
            out.println(MatrixText.of(detection));
            out.flush();
          });
      detections = faults.stream().map(running::of).toList();
    }
    out.println(
        detections.size() == Faults.all().size()
            ? MatrixText.score(detections, catalogue)
            : MatrixText.caught(detections));
    out.println("Page: " + page(detections, catalogue));
    if (json != null) {
      MatrixJson.write(json, detections, catalogue);
    }
    long unforeseen = detections.stream().filter(each -> !each.foreseen()).count();
    if (unforeseen > 0) {
      out.printf(
          "%d faults failed a scenario that is otherwise left out, as no wrong part had answered"
              + " otherwise. A part of such a fault does more than answer: see"
              + " docs/writing-faults.md.%n",
          unforeseen);
    }
    out.flush();
    return unforeseen == 0 && detections.stream().allMatch(FaultDetection::exact) ? 0 : 1;
  }

  private Path page(List<FaultDetection> detections, RuleCatalogue catalogue) {
    Path index = report.resolve("index.html");
    try {
      OutputFile.write(index, MatrixHtml.of(detections, catalogue)::write);
    } catch (IOException e) {
      throw new UncheckedIOException("The page cannot be written to " + index, e);
    }
    return index;
  }

  private DetectionMatrix detector(RuleCatalogue catalogue, List<Fault> faults) {
    Timeouts hasty = new Timeouts(patience);
    return narrow
        ? DetectionMatrix.narrow(catalogue, hasty, threads)
        : DetectionMatrix.calibrated(catalogue, faults, hasty, threads, everyScenario);
  }

  private List<Fault> part(List<Fault> whole) {
    try {
      return ShardOption.of(shard)
          .map(part -> FaultShard.of(part, whole, RuleCatalogue.load()))
          .orElse(whole);
    } catch (IllegalArgumentException e) {
      throw wrong("--shard: " + e.getMessage());
    }
  }

  private List<Fault> chosen() {
    try {
      return names.isEmpty() ? Faults.all() : names.stream().map(Faults::named).toList();
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }
}
