package dev.framegate.kit.matrix;

import dev.framegate.faults.Fault;
import dev.framegate.faults.WrongParts;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.suite.ConformanceSuite;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.bundled.BundledTarget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * What the rules make of a gateway without faults, and which faults each of their scenarios could
 * show: those of which a part was asked something that it answers otherwise. With all others the
 * gateway does in that scenario what it does without a fault.
 *
 * @param refused ids of rules that it does not pass
 * @param showing names of faults by the place of a scenario
 * @param seconds how long a scenario took, by its place
 */
record RightGateway(
    Set<String> refused, Map<String, Set<String>> showing, Map<String, Double> seconds) {
  /** More of them would cost more: each matches all sentences to their steps by itself. */
  private static final int LANES = 10;

  /** Of scenarios that may use the stage which they share. */
  private static final String SHARING = "@needs-data-plane";

  /** One scenario after the other, on a gateway of their own. */
  private record Lane(List<ScenarioOutcome> outcomes, List<Set<String>> differing) {}

  /**
   * Runs rules, with the usual time-outs.
   *
   * <p>Each of several gateways runs one scenario after the other, so that what its parts are asked
   * is the scenario's.
   *
   * @param threads gateways at a time, at most
   */
  static RightGateway judge(List<Rule> rules, Collection<Fault> faults, int threads) {
    int lanes = Math.min(threads, LANES);
    ExecutorService workers = Executors.newFixedThreadPool(lanes);
    try {
      List<CompletableFuture<Lane>> running =
          divided(rules, lanes).stream()
              .map(part -> CompletableFuture.supplyAsync(() -> run(part, faults), workers))
              .toList();
      return of(running.stream().map(CompletableFuture::join).toList());
    } finally {
      workers.shutdownNow();
    }
  }

  /** In lanes of about as many scenarios. */
  private static List<List<Rule>> divided(List<Rule> rules, int lanes) {
    List<List<Rule>> parts = new ArrayList<>();
    for (int i = 0; i < lanes; i++) {
      parts.add(new ArrayList<>());
    }
    rules.stream()
        .sorted(Comparator.comparingInt(Rule::scenarios).reversed())
        .forEach(
            rule ->
                parts.stream()
                    .min(Comparator.comparingInt(DetectionMatrix::scenarios))
                    .ifPresent(part -> part.add(rule)));
    return parts.stream().filter(part -> !part.isEmpty()).toList();
  }

  private static Lane run(List<Rule> rules, Collection<Fault> faults) {
    WrongParts wrong = new WrongParts(faults);
    Lane lane = new Lane(new ArrayList<>(), new ArrayList<>());
    try (Target target = new BundledTarget("bundled", wrong::beside, Map.of(), true)) {
      ConformanceSuite.run(
          target,
          new ConformanceSuite.Settings(
              Optional.of(
                  rules.stream().map(rule -> "@" + rule.id()).collect(Collectors.joining(" or "))),
              1,
              Timeouts.NORMAL,
              Optional.empty(),
              false),
          outcome -> {
            lane.outcomes().add(outcome);
            lane.differing().add(wrong.takeDiffering());
          });
    }
    return lane;
  }

  private static RightGateway of(List<Lane> lanes) {
    Set<String> refused = new HashSet<>();
    Map<String, Set<String>> showing = new HashMap<>();
    Map<String, Double> seconds = new HashMap<>();
    Set<String> shared = shared(lanes);
    for (Lane lane : lanes) {
      for (int i = 0; i < lane.outcomes().size(); i++) {
        ScenarioOutcome outcome = lane.outcomes().get(i);
        Set<String> faults = showing.computeIfAbsent(outcome.location(), any -> new HashSet<>());
        seconds.merge(outcome.location(), outcome.seconds(), Double::sum);
        faults.addAll(lane.differing().get(i));
        if (outcome.tags().contains(SHARING)) {
          faults.addAll(shared);
        }
        if (outcome.verdict() != Verdict.PASSED) {
          refused.add(outcome.rule());
        }
      }
    }
    return new RightGateway(refused, showing, seconds);
  }

  /**
   * Faults that show in the stage that scenarios share. It is made before the first of a lane where
   * one of them may use it, so they show in the first scenario of each such lane.
   */
  private static Set<String> shared(List<Lane> lanes) {
    List<Set<String>> first =
        lanes.stream()
            .filter(
                lane ->
                    lane.outcomes().stream().anyMatch(outcome -> outcome.tags().contains(SHARING)))
            .map(lane -> lane.differing().get(0))
            .toList();
    Set<String> common = first.isEmpty() ? new HashSet<>() : new HashSet<>(first.get(0));
    first.forEach(common::retainAll);
    return common;
  }

  /** How long scenarios at these places take, one after the other. */
  double seconds(Collection<String> places) {
    return places.stream().mapToDouble(place -> seconds.getOrDefault(place, 0.0)).sum();
  }

  /** Whether a scenario at this place can show a fault. */
  boolean shows(String place, Fault fault) {
    return showing.getOrDefault(place, Set.of()).contains(fault.name());
  }
}
