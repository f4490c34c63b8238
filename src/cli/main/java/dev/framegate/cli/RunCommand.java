package dev.framegate.cli;

import dev.framegate.kit.journal.JournalFolder;
import dev.framegate.kit.report.Level;
import dev.framegate.kit.report.Summary;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.run.CallBudget;
import dev.framegate.kit.run.ConformanceRun;
import dev.framegate.kit.run.ReportFolder;
import dev.framegate.kit.run.RunSettings;
import dev.framegate.kit.run.SuggestedDeclaration;
import dev.framegate.kit.suite.Recorder;
import dev.framegate.kit.targets.Adapters;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclarationFile;
import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code framegate run}. */
@Command(
    name = "run",
    description = "Run the rules against a target and write a report.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
class RunCommand implements Callable<Integer> {
  private static final int MOST_ROUNDS = 100;

  @Option(
      names = "--target",
      defaultValue = "bundled",
      paramLabel = "TARGET",
      description = "bundled, a declaration (FILE.yaml), or wss://... (default: ${DEFAULT-VALUE})")
  private String target = "bundled";

  @Option(
      names = "--declaration",
      paramLabel = "FILE",
      description = "take the known deviations from this file instead of the target's own")
  private @Nullable Path declaration;

  @Option(
      names = "--tags",
      paramLabel = "EXPR",
      description = "only scenarios with these tags, such as \"@seed and not @probe\"")
  private @Nullable String tags;

  @Option(names = "--rule", paramLabel = "ID", description = "only this rule, such as DEP-003")
  private @Nullable String rule;

  @Option(
      names = "--level",
      defaultValue = "documented",
      description =
          "what a miss may fail: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). documented:"
              + " documented MUSTs; observed: observed ones too; all: inferred ones and SHOULDs")
  private Level level = Level.DOCUMENTED;

  @Option(
      names = "--report",
      defaultValue = "reports/latest",
      paramLabel = "DIR",
      description = "where the report is written (default: ${DEFAULT-VALUE})")
  private Path report = Path.of("reports/latest");

  @Option(
      names = "--patience",
      defaultValue = "1",
      paramLabel = "N",
      description = "multiply every time-out by this, for a slow target (default: 1)")
  private double patience = 1;

  @Option(
      names = "--threads",
      defaultValue = "8",
      paramLabel = "N",
      description = "scenarios at a time (default: ${DEFAULT-VALUE})")
  private int threads = 8;

  @Option(
      names = "--repeat",
      defaultValue = "1",
      paramLabel = "N",
      description =
          "make the run N times against the same target; what does not pass every time is flaky,"
              + " and not passed (default: ${DEFAULT-VALUE})")
  private int repeat = 1;

  @Option(
      names = "--suggest-declaration",
      paramLabel = "FILE",
      description =
          "write a declaration that names what is broken, with reasons for a person to fill in; a"
              + " file that exists is never overwritten")
  private @Nullable Path suggestion;

  @Option(
      names = "--journal",
      defaultValue = JournalFolder.STANDARD,
      paramLabel = "DIR",
      description =
          "where the run notes what it has made and not yet removed, for 'framegate sweep' to finish"
              + " (default: ${DEFAULT-VALUE})")
  private Path journal = Path.of(JournalFolder.STANDARD);

  @Option(names = "--dry-run", description = "list what would run, and send nothing")
  private boolean dryRun;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    RuleCatalogue catalogue = RuleCatalogue.load();
    RunSettings settings = settings(catalogue);
    Declaration declared = declaration();
    if (dryRun) {
      new DryRun(catalogue, out()).print(declared, settings);
      return 0;
    }
    try (Progress progress = Progress.on(out(), catalogue, settings)) {
      ConformanceRun.Judged judged = run(declared, settings, progress);
      Path index = ReportFolder.write(judged.run(), settings.report());
      progress.close();
      out().print(Summary.of(judged.run(), index.toString()));
      leftBehind(judged);
      if (suggestion != null) {
        suggest(suggestion, new SuggestedDeclaration(declared, judged.run()));
      }
      settingsOf(judged, "control-plane calls")
          .ifPresent(calls -> out().println("Control-plane calls: " + calls + "."));
      settingsOf(judged, "note").ifPresent(note -> out().println("Note: " + note));
      out().flush();
      return judged.run().exitCode();
    }
  }

  /** Makes the run itself. */
  ConformanceRun.Judged run(Declaration declared, RunSettings settings, Progress progress) {
    return run(declared, settings, Optional.empty(), progress);
  }

  final ConformanceRun.Judged run(
      Declaration declared, RunSettings settings, Optional<Recorder> recorder, Progress progress) {
    return ConformanceRun.against(
        declared, settings, new JournalFolder(journal), recorder, progress, this::announce);
  }

  private void leftBehind(ConformanceRun.Judged judged) {
    if (!judged.left().isEmpty()) {
      out().println("Left on the target: " + String.join(", ", judged.left()));
      out()
          .println(
              "  framegate sweep --target %s --run %s --yes   removes it"
                  .formatted(target, judged.id()));
    }
  }

  private void suggest(Path file, SuggestedDeclaration suggested) {
    suggested.write(file);
    int unexplained = suggested.unexplained();
    out()
        .println(
            "Declaration: %s, %s"
                .formatted(
                    file,
                    unexplained == 0
                        ? "with nothing new to explain"
                        : unexplained + " entries to give a reason"));
  }

  private static Optional<String> settingsOf(ConformanceRun.Judged judged, String name) {
    return Optional.ofNullable(judged.run().settings().get(name));
  }

  private void announce(CallBudget budget) {
    out().println(budget);
    out().flush();
  }

  /** What the run is made against, before other deviations are put in its place. */
  Declaration own() {
    return Adapters.declaration(target);
  }

  private Declaration declaration() {
    Declaration own = own();
    return declaration == null
        ? own
        : own.withDeviations(DeclarationFile.read(declaration).deviations());
  }

  RunSettings settings(RuleCatalogue catalogue) {
    if (patience <= 0) {
      throw wrong("--patience: expected a number above 0, got " + patience);
    }
    if (threads < 1 || threads > 64) {
      throw wrong("--threads: expected 1 to 64, got " + threads);
    }
    if (repeat < 1 || repeat > MOST_ROUNDS) {
      throw wrong("--repeat: expected 1 to %d, got %d".formatted(MOST_ROUNDS, repeat));
    }
    if (suggestion != null && Files.exists(suggestion)) {
      throw wrong(
          "--suggest-declaration: '%s' exists and is left as it is; name a file that does not."
              .formatted(suggestion));
    }
    if (tags != null) {
      try {
        TagExpressionParser.parse(tags);
      } catch (TagExpressionException e) {
        throw wrong("--tags: " + e.getMessage());
      }
    }
    if (rule != null
        && catalogue.rule(rule).isEmpty()
        && catalogue.probes().stream().noneMatch(probe -> probe.id().equals(rule))) {
      throw wrong(
          "--rule: there is no rule '%s'. 'framegate rules' lists all %d."
              .formatted(rule, catalogue.rules().size()));
    }
    return new RunSettings(
        Optional.ofNullable(tags),
        Optional.ofNullable(rule),
        level,
        patience,
        threads,
        report,
        repeat);
  }

  final ParameterException wrong(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  final PrintWriter out() {
    return spec().commandLine().getOut();
  }

  final CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the spec before it calls");
    }
    return spec;
  }
}
