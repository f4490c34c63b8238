package dev.framegate.kit.run;

import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.suite.ConformanceSuite;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many of the rules and probes that were run demanded a stimulus on a WebSocket connection.
 *
 * @param demanded rules of which a scenario was judged by what a client saw after its stimulus
 * @param none rules that are judged by calls or handshakes only, whose answers are their proof
 */
record StimulusDemand(int demanded, int none) {
  static StimulusDemand of(List<ConformanceSuite.Result> rounds) {
    Set<String> run =
        rounds.stream()
            .map(ConformanceSuite.Result::outcomes)
            .flatMap(Collection::stream)
            .filter(outcome -> outcome.verdict() != Verdict.SKIPPED)
            .map(ScenarioOutcome::rule)
            .collect(Collectors.toSet());
    Set<String> demanded = new HashSet<>(run);
    demanded.retainAll(
        rounds.stream()
            .map(ConformanceSuite.Result::demandingStimulus)
            .flatMap(Collection::stream)
            .collect(Collectors.toSet()));
    return new StimulusDemand(demanded.size(), run.size() - demanded.size());
  }

  /** For a report's reader. */
  String text() {
    return "demanded by %d, by nature none for %d (rules and probes)".formatted(demanded, none);
  }
}
