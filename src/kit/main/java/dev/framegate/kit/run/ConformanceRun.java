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
import java.util.function.Consumer;

/** Runs the catalogue against a target and judges what came of it. */
public final class ConformanceRun {
  private ConformanceRun() {}

  /**
   * A run, judged.
   *
   * @param misshapen answers that did not have the shape which the service model gives them
   * @param id by which a sweep finds what the run left
   * @param left what the run made and could not remove, a phrase each
   */
  public record Judged(
      JudgedRun run, List<ResponseShapeViolation> misshapen, RunId id, List<String> left) {}

  /**
   * Opens the declared target, runs, and closes it.
   *
   * @throws dev.framegate.settings.SettingsException where the declaration cannot be used
   * @throws dev.framegate.kit.targets.TargetUnavailableException where the target cannot be reached
   */
  public static Judged against(
      Declaration declaration, RunSettings settings, Consumer<ScenarioOutcome> progress) {
    return against(declaration, settings, standardJournals(), progress, budget -> {});
  }

  /**
   * As {@link #against(Declaration, RunSettings, Consumer)}.
   *
   * @param journals where the run keeps what it has made, if the target outlives the kit
   * @param announced told before the run what it may cost, where calls are made at a pace
   */
  public static Judged against(
      Declaration declaration,
      RunSettings settings,
      JournalFolder journals,
      Consumer<ScenarioOutcome> progress,
      Consumer<CallBudget> announced) {
    return against(declaration, settings, journals, Optional.empty(), progress, announced);
  }

  /**
   * As {@link #against(Declaration, RunSettings, JournalFolder, Consumer, Consumer)}.
   *
   * @param recorder told of everything that goes over the wire
   */
  public static Judged against(
      Declaration declaration,
      RunSettings settings,
      JournalFolder journals,
      Optional<Recorder> recorder,
      Consumer<ScenarioOutcome> progress,
      Consumer<CallBudget> announced) {
    try (Target target = Adapters.open(declaration)) {
      Optional<CallBudget> budget = CallBudget.of(target, settings);
      budget.ifPresent(announced);
      return against(
          target, declaration.deviations(), settings, journals, recorder, progress, budget);
    }
  }

  private static JournalFolder standardJournals() {
    return new JournalFolder(Path.of(JournalFolder.STANDARD));
  }

  /** Runs against a target that is open already. */
  public static Judged against(
      Target target,
      List<Deviation> deviations,
      RunSettings settings,
      Consumer<ScenarioOutcome> progress) {
    return against(target, deviations, settings, Optional.empty(), progress);
  }

  /**
   * As {@link #against(Target, List, RunSettings, Consumer)}.
   *
   * @param recorder told of everything that goes over the wire
   */
  public static Judged against(
      Target target,
      List<Deviation> deviations,
      RunSettings settings,
      Optional<Recorder> recorder,
      Consumer<ScenarioOutcome> progress) {
    return against(
        target, deviations, settings, standardJournals(), recorder, progress, Optional.empty());
  }

  private static Judged against(
      Target target,
      List<Deviation> deviations,
      RunSettings settings,
      JournalFolder journals,
      Optional<Recorder> recorder,
      Consumer<ScenarioOutcome> progress,
      Optional<CallBudget> budget) {
    try (Journal journal = journal(target, journals)) {
      return against(target, deviations, settings, journal, recorder, progress, budget);
    }
  }

  private static Journal journal(Target target, JournalFolder journals) {
    boolean kept = target.outlivesRun() && target.capabilities().contains(Capability.CONTROL_PLANE);
    return kept
        ? journals.begin(target.name(), target.controlPlane())
        : target.replays().map(Journal::inMemory).orElseGet(Journal::inMemory);
  }

  private static Judged against(
      Target target,
      List<Deviation> deviations,
      RunSettings settings,
      Journal journal,
      Optional<Recorder> recorder,
      Consumer<ScenarioOutcome> progress,
      Optional<CallBudget> budget) {
    RuleCatalogue catalogue = RuleCatalogue.load();
    Path folder = ReportOwner.claim(settings.report());
    Instant started = Instant.now();
    List<ConformanceSuite.Result> rounds = new ArrayList<>();
    for (int round = 1; round <= settings.repeat(); round++) {
      rounds.add(
          round(target, settings, folder.resolve(messages(round)), journal, recorder, progress));
    }
    double seconds = (Instant.now().toEpochMilli() - started.toEpochMilli()) / 1000.0;
    JudgedRun run =
        new Judge(catalogue)
            .judge(
                new Judge.RunResults(
                    new KitInfo("framegate", Version.TEXT),
                    judged(target),
                    started,
                    seconds,
                    settings.level(),
                    effective(settings, target, journal, budget),
                    settings.filtered(),
                    rounds.stream()
                        .map(r -> new Judge.Round(outcomes(catalogue, r), answers(r)))
                        .toList(),
                    deviations,
                    visibility(rounds)));
    return new Judged(
        run,
        rounds.stream().flatMap(r -> r.misshapen().stream()).toList(),
        journal.run(),
        rounds.get(rounds.size() - 1).left());
  }

  private static ConformanceSuite.Result round(
      Target target,
      RunSettings settings,
      Path messages,
      Journal journal,
      Optional<Recorder> recorder,
      Consumer<ScenarioOutcome> progress) {
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

  private static Map<String, String> effective(
      RunSettings settings, Target target, Journal journal, Optional<CallBudget> budget) {
    Map<String, String> effective = new LinkedHashMap<>(settings.effective());
    effective.put("run", journal.run().text());
    if (!target.notes().isEmpty()) {
      effective.put("note", String.join(" ", target.notes()));
    }
    budget.ifPresent(
        most ->
            target
                .traffic()
                .ifPresent(made -> effective.put("control-plane calls", most.against(made))));
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
      RuleCatalogue catalogue, ConformanceSuite.Result result) {
    List<Judge.Outcome> outcomes = new ArrayList<>(ResponseShapeRule.all(result));
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
