package dev.framegate.kit.run;

import dev.framegate.contract.Version;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.journal.Journal;
import dev.framegate.kit.journal.JournalFolder;
import dev.framegate.kit.journal.RunId;
import dev.framegate.kit.outcome.Recorder;
import dev.framegate.kit.outcome.ResponseShapeViolation;
import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.outcome.VisibleChange;
import dev.framegate.kit.report.Judge;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.JudgedTarget;
import dev.framegate.kit.report.KitInfo;
import dev.framegate.kit.report.PropagationDelay;
import dev.framegate.kit.report.ScenarioResult;
import dev.framegate.kit.report.ShardIdentity;
import dev.framegate.kit.rules.Deviation;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.suite.ConformanceSuite;
import dev.framegate.kit.targets.Adapters;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.Target;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A run of the catalogue against a target, and its judgement. */
public final class ConformanceRun {
  private final RunSettings settings;
  private final List<Deviation> deviations;
  private final JournalFolder journals;
  private final Optional<Recorder> recorder;
  private final Consumer<ScenarioOutcome> progress;
  private final Consumer<CallBudget> budgetListener;

  private ConformanceRun(Builder builder, List<Deviation> deviations) {
    settings = builder.settings;
    this.deviations = deviations;
    journals = builder.journals;
    recorder = Optional.ofNullable(builder.recorder);
    progress = builder.progress;
    budgetListener = builder.budgetListener;
  }

  public static Builder builder(RunSettings settings) {
    return new Builder(settings);
  }

  /** The settings of a run, and what is told of it. */
  public static final class Builder {
    private final RunSettings settings;
    private List<Deviation> deviations = List.of();
    private JournalFolder journals = new JournalFolder(Path.of(JournalFolder.STANDARD));
    private @Nullable Recorder recorder;
    private Consumer<ScenarioOutcome> progress = outcome -> {};
    private Consumer<CallBudget> budgetListener = budget -> {};

    private Builder(RunSettings settings) {
      this.settings = settings;
    }

    /** The rules that the target is known to break, besides those of its declaration. */
    public Builder deviations(List<Deviation> known) {
      deviations = List.copyOf(known);
      return this;
    }

    /** Where the run lists what it has created, if the target outlives the run. */
    public Builder journals(JournalFolder folder) {
      journals = folder;
      return this;
    }

    /** Receives everything that goes over the wire. */
    public Builder recorder(Recorder receiver) {
      recorder = receiver;
      return this;
    }

    /** Called with each scenario as it ends, from several threads. */
    public Builder progress(Consumer<ScenarioOutcome> listener) {
      progress = listener;
      return this;
    }

    /** Called before the run with what it may cost, if calls to the target have a limited rate. */
    public Builder budget(Consumer<CallBudget> listener) {
      budgetListener = listener;
      return this;
    }

    /**
     * Opens the declared target, runs, and closes it.
     *
     * @throws dev.framegate.settings.SettingsException if the declaration cannot be used
     * @throws dev.framegate.kit.targets.TargetUnavailableException if the target cannot be reached
     */
    public Judged against(Declaration declaration) {
      List<Deviation> known = new ArrayList<>(declaration.deviations());
      known.addAll(deviations);
      try (Target target = Adapters.open(declaration)) {
        return new ConformanceRun(this, known).run(shared(target));
      }
    }

    /** Runs against a target that is open. */
    public Judged against(Target target) {
      return new ConformanceRun(this, deviations).run(shared(target));
    }

    /** The target as one of several shards may use it. */
    private Target shared(Target target) {
      return settings.shard().map(part -> target.sharedBy(part.shard().count())).orElse(target);
    }
  }

  /**
   * A run, judged.
   *
   * @param misshapen answers that did not have the shape which the service model gives them
   * @param id by which a sweep finds what the run left
   * @param left what the run made and could not remove, a phrase each
   */
  public record Judged(
      JudgedRun run, List<ResponseShapeViolation> misshapen, RunId id, List<String> left) {}

  private Judged run(Target target) {
    Optional<CallBudget> budget = CallBudget.of(target, settings);
    budget.ifPresent(budgetListener);
    try (Journal journal = journal(target)) {
      return run(target, journal, budget);
    }
  }

  private Journal journal(Target target) {
    boolean kept = target.outlivesRun() && target.capabilities().contains(Capability.CONTROL_PLANE);
    return kept
        ? journals.begin(target.name(), target.controlPlane())
        : target.replays().map(Journal::inMemory).orElseGet(Journal::inMemory);
  }

  private Judged run(Target target, Journal journal, Optional<CallBudget> budget) {
    RuleCatalogue catalogue = RuleCatalogue.load();
    Path folder = ReportOwner.claim(settings.report());
    Instant started = Instant.now();
    List<ConformanceSuite.Result> rounds = new ArrayList<>();
    for (int round = 1; round <= settings.repeat(); round++) {
      rounds.add(round(target, folder.resolve(messages(round)), journal));
    }
    double seconds = (Instant.now().toEpochMilli() - started.toEpochMilli()) / 1000.0;
    Set<String> elsewhere = settings.shard().map(ShardSelection::asked).orElse(Set.of());
    JudgedRun run =
        new Judge(catalogue)
            .judge(
                new Judge.RunResults(
                    new KitInfo("framegate", Version.TEXT),
                    judged(target),
                    started,
                    seconds,
                    settings.level(),
                    effective(target, journal, budget, rounds),
                    settings.filtered(),
                    rounds.stream()
                        .map(r -> new Judge.Round(outcomes(catalogue, r, elsewhere), answers(r)))
                        .toList(),
                    deviations,
                    visibility(rounds),
                    settings.requirements()));
    JudgedRun judged =
        settings
            .shard()
            .map(part -> run.asShard(ShardIdentity.of(part.shard(), catalogue)))
            .orElse(run);
    return new Judged(
        judged,
        rounds.stream().flatMap(r -> r.misshapen().stream()).toList(),
        journal.run(),
        rounds.get(rounds.size() - 1).left());
  }

  private ConformanceSuite.Result round(Target target, Path messages, Journal journal) {
    return ConformanceSuite.run(
        target,
        new ConformanceSuite.Settings(
            settings.tagExpression(),
            settings.threads(),
            new Timeouts(settings.patience()),
            Optional.of(messages),
            false),
        journal,
        recorder,
        progress);
  }

  private static String messages(int round) {
    return round == 1 ? "messages.ndjson" : "messages-" + round + ".ndjson";
  }

  private Map<String, String> effective(
      Target target,
      Journal journal,
      Optional<CallBudget> budget,
      List<ConformanceSuite.Result> rounds) {
    Map<String, String> effective = new LinkedHashMap<>(settings.effective());
    effective.put("run", journal.run().text());
    effective.put("stimulus", StimulusDemand.of(rounds).text());
    if (!target.notes().isEmpty()) {
      effective.put("note", String.join(" ", target.notes()));
    }
    budget.ifPresent(
        most ->
            target
                .traffic()
                .ifPresent(made -> effective.put("control-plane calls", most.against(made))));
    int again = rounds.stream().mapToInt(ConformanceSuite.Result::triedAgain).sum();
    if (again > 0) {
      effective.put(
          "tried again", again + " scenarios, as a connection or an answer of theirs was lost");
    }
    String ends =
        rounds.stream()
            .flatMap(round -> round.crashes().stream())
            .collect(Collectors.joining(" Next round: "));
    if (!ends.isEmpty()) {
      effective.put("target ended", ends);
    }
    effective.replaceAll((name, value) -> target.redaction().text(value));
    return effective;
  }

  private static List<PropagationDelay> visibility(List<ConformanceSuite.Result> rounds) {
    List<VisibleChange> seen = rounds.stream().flatMap(round -> round.seen().stream()).toList();
    return Arrays.stream(VisibleChange.Change.values())
        .filter(change -> seen.stream().anyMatch(each -> each.change() == change))
        .map(
            change ->
                PropagationDelay.of(
                    change.words(),
                    seen.stream()
                        .filter(each -> each.change() == change)
                        .map(each -> each.took().toNanos() / 1e9)
                        .toList()))
        .toList();
  }

  private static JudgedTarget judged(Target target) {
    return new JudgedTarget(
        target.redaction().text(target.name()),
        target.adapter(),
        target.version().equals(Target.UNKNOWN) ? "" : target.redaction().text(target.version()),
        target.capabilities().stream().sorted().map(Capability::label).toList());
  }

  /** A probe's scenario has no verdict; only one that could not be made is worth a word. */
  private static List<Judge.Outcome> outcomes(
      RuleCatalogue catalogue, ConformanceSuite.Result result, Set<String> elsewhere) {
    List<Judge.Outcome> outcomes = new ArrayList<>(ResponseShapeRule.all(result, elsewhere));
    result.outcomes().stream()
        .filter(outcome -> catalogue.rule(outcome.rule()).isPresent())
        .map(
            outcome ->
                new Judge.Outcome(
                    outcome.rule(),
                    new ScenarioResult(
                        outcome.name(),
                        outcome.location(),
                        outcome.verdict(),
                        outcome.seconds(),
                        Optional.ofNullable(outcome.reason()),
                        outcome.evidence(),
                        outcome.steps())))
        .forEach(outcomes::add);
    return outcomes;
  }

  private static List<Judge.Answer> answers(ConformanceSuite.Result result) {
    return result.answers().stream()
        .map(a -> new Judge.Answer(a.probe(), a.scenario(), a.answer(), a.location()))
        .toList();
  }
}
