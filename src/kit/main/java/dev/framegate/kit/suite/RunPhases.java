package dev.framegate.kit.suite;

import dev.framegate.kit.control.Crash;
import dev.framegate.kit.outcome.ProbeAnswer;
import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.scenario.CrashedScenarios.Keeping;
import dev.framegate.kit.scenario.RunEnvironment;
import dev.framegate.kit.scenario.RunResults;
import dev.framegate.kit.wire.SentBytes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The order in which the scenarios of a run are tried, for a target that may end: the ordinary ones
 * first, then those that send what a target has to refuse, and at last those that were under way
 * when it ended, each of them alone.
 */
final class RunPhases {
  /** Runs scenarios of those that are selected. */
  interface Launch {
    /** Those that send what a target has to refuse, or all others. */
    void phase(boolean disruptive);

    /** Those at some places, so many at a time. */
    void run(Collection<String> places, int threads);
  }

  private final RunEnvironment environment;
  private final RunResults results;
  private final Launch launch;
  private final int threads;
  private final Map<String, ScenarioOutcome> suspects = new LinkedHashMap<>();
  private final Set<String> alone = new TreeSet<>();
  private final List<String> culprits = new ArrayList<>();
  private String named = "";
  private int ends;
  private boolean over;

  RunPhases(RunEnvironment environment, RunResults results, Launch launch, int threads) {
    this.environment = environment;
    this.results = results;
    this.launch = launch;
    this.threads = threads;
  }

  /** Tries the selected scenarios, and tries again what was lost on the way. */
  void run() {
    environment.crashes().enable();
    new SecondTries(results)
        .after(
            () -> {
              Set<String> untried = attempt(() -> launch.phase(false));
              while (!untried.isEmpty()) {
                untried = attempt(untried);
              }
              byFeature(attempt(() -> launch.phase(true)))
                  .forEach(places -> alone.addAll(attempt(places)));
            },
            again -> alone.addAll(attempt(again)));
    tryAlone();
  }

  /**
   * Those of a feature send alike: where one ends the target, others may, and other features not.
   */
  private static Collection<List<String>> byFeature(Collection<String> places) {
    Map<String, List<String>> features = new LinkedHashMap<>();
    for (String place : places) {
      features
          .computeIfAbsent(place.substring(0, place.lastIndexOf(':')), any -> new ArrayList<>())
          .add(place);
    }
    return features.values();
  }

  private Set<String> attempt(Collection<String> places) {
    return attempt(() -> launch.run(places, threads));
  }

  /** Returns the places that an end of the target left untried, where it is there again. */
  private Set<String> attempt(Runnable launching) {
    results.crashed().keep(over ? Keeping.NOTHING : Keeping.CRASHED);
    launching.run();
    Optional<Crash> crash = environment.crashes().crash();
    if (over || crash.isEmpty()) {
      return Set.of();
    }
    ends++;
    Set<String> untried = keepSuspects(crash.get());
    return isBack(crash.get(), untried) ? untried : Set.of();
  }

  /** Returns the places of those that were not tried. */
  private Set<String> keepSuspects(Crash crash) {
    Set<String> untried = new TreeSet<>();
    for (ScenarioOutcome outcome : results.crashed().take()) {
      if (crash.suspects().contains(outcome.location())) {
        suspects.put(outcome.location(), outcome);
      } else {
        untried.add(outcome.location());
      }
    }
    alone.addAll(crash.suspects());
    named = "none that was tried alone, but one of " + crash.named();
    return untried;
  }

  private boolean isBack(Crash crash, Collection<String> untried) {
    Optional<String> failure = environment.recovery().bringBack();
    failure.ifPresent(why -> giveUp(crash, why, untried));
    return failure.isEmpty();
  }

  /** From now on, every scenario is told as not tried. */
  private void giveUp(Crash crash, String why, Collection<String> untried) {
    over = true;
    environment.crashes().giveUp(crash, why);
    results.crashed().keep(Keeping.NOTHING);
    // Of those that were over when the end showed, each may have ended it.
    Stream.concat(
            results.takeLost(crash.suspects()).stream(),
            results.outcomes().stream()
                .filter(outcome -> crash.suspects().contains(outcome.location())))
        .filter(outcome -> outcome.verdict() != Verdict.SKIPPED)
        .forEach(outcome -> suspects.putIfAbsent(outcome.location(), outcome));
    suspects.values().forEach(outcome -> results.replace(suspected(crash, outcome, why)));
    suspects.clear();
    launch.run(untried, threads);
  }

  private static ScenarioOutcome suspected(Crash crash, ScenarioOutcome outcome, String why) {
    String others =
        crash.labels().size() > 1
            ? "while one of these scenarios was under way: " + crash.named()
            : "while this scenario was under way";
    return with(
        outcome,
        Verdict.INCONCLUSIVE,
        "The target ended %s. %s This one had sent: %s. %s"
            .formatted(others, crash.sight(), SentBytes.last(outcome.evidence()), why));
  }

  private void tryAlone() {
    if (over) {
      return;
    }
    suspects.clear();
    results.crashed().keep(Keeping.ALL);
    List<String> waiting = new ArrayList<>(alone);
    for (int i = 0; i < waiting.size(); i++) {
      launch.run(List.of(waiting.get(i)), 1);
      List<ScenarioOutcome> tried = results.crashed().take();
      Optional<Crash> crash = environment.recovery().look();
      for (ScenarioOutcome outcome : tried) {
        judge(outcome, crash);
      }
      if (crash.isPresent()) {
        ends++;
        if (!isBack(crash.get(), uncounted(waiting.subList(i + 1, waiting.size())))) {
          return;
        }
      }
    }
    results.crashed().keep(Keeping.NOTHING);
  }

  /** A suspect that was over when the end of the target showed has an outcome already. */
  private Set<String> uncounted(List<String> places) {
    Set<String> left = new TreeSet<>(places);
    results.outcomes().forEach(outcome -> left.remove(outcome.location()));
    return left;
  }

  private void judge(ScenarioOutcome outcome, Optional<Crash> crash) {
    if (outcome.verdict() == Verdict.SKIPPED || crash.isEmpty()) {
      results.replace(outcome);
      return;
    }
    String itself =
        outcome.reason() == null
            ? outcome.verdict().name().toLowerCase(Locale.ROOT)
            : outcome.reason();
    String sent = SentBytes.last(outcome.evidence());
    culprits.add("%s at %s".formatted(outcome.rule(), outcome.location()));
    results.replace(
        with(
            outcome,
            Verdict.FAILED,
            "The target ended while this scenario alone was under way, after it had sent: %s.\n%s\nThe scenario by itself: %s"
                .formatted(sent, crash.get().sight(), itself)));
    if (outcome.tags().contains("@probe")) {
      results.answered(
          new ProbeAnswer(
              outcome.rule(),
              outcome.name(),
              "the target ended after: " + sent,
              outcome.location()));
    }
  }

  private static ScenarioOutcome with(ScenarioOutcome outcome, Verdict verdict, String reason) {
    return new ScenarioOutcome(
        outcome.rule(),
        outcome.name(),
        outcome.tags(),
        outcome.location(),
        verdict,
        outcome.seconds(),
        reason,
        outcome.evidence(),
        outcome.steps());
  }

  /** What is to be said of the ends of the target; empty where it has not ended. */
  Optional<String> summary() {
    if (ends == 0) {
      return Optional.empty();
    }
    int restarts = environment.recovery().restarts();
    return Optional.of(
        "%d %s%s; by: %s"
            .formatted(
                ends,
                ends == 1 ? "time" : "times",
                restarts == 0 ? "" : ", and was started again %d times".formatted(restarts),
                culprits.isEmpty() ? named : String.join(", ", culprits)));
  }
}
