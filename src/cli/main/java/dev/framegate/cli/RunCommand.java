package dev.framegate.cli;

import dev.framegate.kit.io.TerminalText;
import dev.framegate.kit.journal.JournalFolder;
import dev.framegate.kit.report.BaselineComparison;
import dev.framegate.kit.report.BaselineText;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.Level;
import dev.framegate.kit.report.Summary;
import dev.framegate.kit.report.html.ReportOptions;
import dev.framegate.kit.rules.RequirementSet;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.run.CallBudget;
import dev.framegate.kit.run.ConformanceRun;
import dev.framegate.kit.run.ReportFolder;
import dev.framegate.kit.run.RuleSelection;
import dev.framegate.kit.run.RunPlan;
import dev.framegate.kit.run.RunSettings;
import dev.framegate.kit.run.ShardSelection;
import dev.framegate.kit.run.SuggestedDeclaration;
import dev.framegate.kit.targets.Adapters;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclarationFile;
import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code framegate run}. */
@Command(
    name = "run",
    description = "Run the rules against a target and write a report.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
class RunCommand extends Subcommand {
  private static final int MOST_ROUNDS = 100;

  @Option(
      names = "--target",
      defaultValue = "bundled",
      paramLabel = "TARGET",
      description =
          "what is judged: bundled, a declaration (FILE.yaml), or the ws(s):// address of a stage"
              + " (default: ${DEFAULT-VALUE})")
  private String target = "bundled";

  @Option(
      names = "--declaration",
      paramLabel = "FILE",
      description = "take the deviations from this file instead of the target's own")
  private @Nullable Path declaration;

  @Option(
      names = "--tags",
      paramLabel = "EXPR",
      description = "only scenarios with these tags, such as \"@seed and not @probe\"")
  private @Nullable String tags;

  @Option(
      names = "--rule",
      paramLabel = "IDS",
      completionCandidates = CompletionCommand.RuleIds.class,
      description = "only these rules: ids and patterns, such as DEP-003 or FRM-*,MSG-001")
  private @Nullable String rule;

  @Option(
      names = "--level",
      defaultValue = "documented",
      description =
          "which broken rules fail the run: documented (documented MUSTs), observed (observed MUSTs,"
              + " too) or all (inferred rules and SHOULDs, too) (default: ${DEFAULT-VALUE})")
  private Level level = Level.DOCUMENTED;

  @Option(
      names = "--requirements",
      paramLabel = "SET",
      description =
          "judge by the rules of this requirement set, such as 2026-12; later rules run, unscored")
  private @Nullable String requirements;

  @Option(names = "--shard", paramLabel = "I/N", description = ShardOption.DESCRIPTION)
  private @Nullable String shard;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "where the report is written; without it, reports/latest, or reports/partial if --rule,"
              + " --tags or --shard selects a part of the rules")
  private @Nullable Path report;

  @Option(
      names = "--patience",
      defaultValue = "1",
      paramLabel = "N",
      description =
          "multiply every time-out by this number, for a slow target (default: ${DEFAULT-VALUE})")
  private double patience = 1;

  @Option(
      names = "--threads",
      defaultValue = "8",
      paramLabel = "N",
      description = "scenarios at a time, 1 to 64 (default: ${DEFAULT-VALUE})")
  private int threads = 8;

  @Option(
      names = "--repeat",
      defaultValue = "1",
      paramLabel = "N",
      description =
          "make the run N times against the same target, 1 to 100; a rule that does not pass every"
              + " time is flaky, and not passed (default: ${DEFAULT-VALUE})")
  private int repeat = 1;

  @Option(
      names = "--suggest-declaration",
      paramLabel = "FILE",
      description =
          "write a declaration that names the broken rules, with reasons for a person to fill in; an"
              + " existing file is never overwritten")
  private @Nullable Path suggestion;

  @Option(
      names = "--journal",
      defaultValue = JournalFolder.STANDARD,
      paramLabel = "DIR",
      description =
          "where the run lists what it has created and not yet removed, for 'framegate sweep'"
              + " (default: ${DEFAULT-VALUE})")
  private Path journal = Path.of(JournalFolder.STANDARD);

  @Option(
      names = "--source-link",
      paramLabel = "URL",
      description =
          "address below which the report links to the features, such as"
              + " https://github.com/OWNER/REPO/blob/main/")
  private @Nullable String sourceLink;

  @Option(
      names = "--baseline",
      paramLabel = "REPORT",
      description =
          "an earlier report of the target: exit code 4 if a rule is newly broken, 3 if one is newly"
              + " undecided, 0 otherwise")
  private @Nullable Path baseline;

  @Option(
      names = "--dry-run",
      description = "check the declaration, list what would run, and send nothing")
  private boolean dryRun;

  @Override
  public Integer call() {
    if (!dryRun) {
      out().println("Reading the rules.");
      out().flush();
    }
    RuleCatalogue catalogue = RuleCatalogue.load();
    RunSettings settings = settings(catalogue);
    Optional<JudgedRun> earlier =
        Optional.ofNullable(baseline).map(at -> ReportReader.read(at, commandLine()));
    Declaration declared = declaration();
    if (dryRun) {
      new DryRun(catalogue, out()).print(declared, settings);
      return 0;
    }
    try (Progress progress = Progress.on(out(), ExpectedScenarios.of(catalogue, settings))) {
      ConformanceRun.Judged judged = run(declared, settings, progress);
      Path index =
          ReportFolder.write(
              judged.run(),
              ReportOptions.standard()
                  .against(target)
                  .linkedTo(Optional.ofNullable(sourceLink))
                  .provenBy(ProvingFaults.byRule()),
              settings.report());
      progress.close();
      out().print(Summary.of(judged.run(), index.toString(), Optional.of(target)));
      leftBehind(judged);
      if (suggestion != null) {
        suggest(suggestion, new SuggestedDeclaration(declared, judged.run()));
      }
      settingsOf(judged, "control-plane calls")
          .ifPresent(calls -> out().println("Control-plane calls: " + calls + "."));
      settingsOf(judged, "note").ifPresent(note -> out().println("Note: " + note));
      int exitCode = earlier.map(run -> since(run, judged.run())).orElseGet(judged.run()::exitCode);
      out().flush();
      return exitCode;
    }
  }

  /** Tells what has changed since an earlier run. */
  private int since(JudgedRun earlier, JudgedRun run) {
    try {
      BaselineComparison comparison = BaselineComparison.of(earlier, run);
      out().print("\n" + BaselineText.of(comparison));
      return comparison.exitCode();
    } catch (IllegalArgumentException e) {
      throw wrong("--baseline: " + e.getMessage());
    }
  }

  /** Makes the run. */
  ConformanceRun.Judged run(Declaration declared, RunSettings settings, Progress progress) {
    return builder(settings, progress).against(declared);
  }

  final ConformanceRun.Builder builder(RunSettings settings, Progress progress) {
    return ConformanceRun.builder(settings)
        .journals(new JournalFolder(journal))
        .progress(progress)
        .budget(this::announce);
  }

  private void leftBehind(ConformanceRun.Judged judged) {
    if (!judged.left().isEmpty()) {
      out().println("Left on the target: " + TerminalText.of(String.join(", ", judged.left())));
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
                        ? "with no new entry"
                        : unexplained
                            + (unexplained == 1 ? " entry needs" : " entries need")
                            + " a reason"));
  }

  private static Optional<String> settingsOf(ConformanceRun.Judged judged, String name) {
    return Optional.ofNullable(judged.run().settings().get(name));
  }

  private void announce(CallBudget budget) {
    out().println(budget);
    out().flush();
  }

  /** The target's own declaration. */
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
          "--suggest-declaration: '%s' exists and is not overwritten; name a new file."
              .formatted(suggestion));
    }
    if (tags != null) {
      try {
        TagExpressionParser.parse(tags);
      } catch (TagExpressionException e) {
        throw wrong("--tags: " + e.getMessage());
      }
    }
    Optional<RuleSelection> rules = Optional.ofNullable(rule).map(ids -> selection(ids, catalogue));
    RunSettings whole =
        new RunSettings(
                Optional.ofNullable(tags),
                rules,
                level,
                patience,
                threads,
                report(tags != null || rules.isPresent() || shard != null),
                repeat)
            .judgedBy(Optional.ofNullable(requirements).map(this::requirementSet));
    requireScenarios(whole);
    return whole.ofShard(part(whole, catalogue));
  }

  private Optional<ShardSelection> part(RunSettings whole, RuleCatalogue catalogue) {
    try {
      return ShardOption.of(shard).map(part -> ShardSelection.of(part, whole, catalogue));
    } catch (IllegalArgumentException e) {
      throw wrong("--shard: " + e.getMessage());
    }
  }

  /** For commands that need all that was asked for in one run. */
  final void requireWhole(String why) {
    if (shard != null) {
      throw wrong("--shard: %s; leave it out.".formatted(why));
    }
  }

  private RequirementSet requirementSet(String name) {
    try {
      return RequirementSet.named(name);
    } catch (IllegalArgumentException e) {
      throw wrong("--requirements: " + e.getMessage());
    }
  }

  /** Where the report goes: that of a part of the rules never takes the place of a whole one. */
  final Path report(boolean filtered) {
    return report == null ? Path.of("reports", filtered ? "partial" : "latest") : report;
  }

  private RuleSelection selection(String ids, RuleCatalogue catalogue) {
    try {
      return RuleSelection.of(ids, catalogue);
    } catch (IllegalArgumentException e) {
      throw wrong("--rule: " + e.getMessage());
    }
  }

  /** A tag expression is known to select something only when it has been tried. */
  private void requireScenarios(RunSettings settings) {
    settings
        .tags()
        .filter(expression -> RunPlan.of(Optional.empty(), settings).scenarios().isEmpty())
        .ifPresent(
            expression -> {
              throw wrong(
                  "--tags: nothing to run: no scenario%s matches '%s'.%s"
                      .formatted(
                          settings.rules().map(only -> " of " + only).orElse(""),
                          expression,
                          RunPlan.unknownTags(expression)));
            });
  }
}
