package dev.framegate.kit.report;

import dev.framegate.kit.rules.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Scenarios that were run several times: each is as bad as the worst of its tries. */
final class RepeatedScenarios {
  private RepeatedScenarios() {}

  /**
   * One result for each scenario, with how often it passed. Nothing is retried into green: it
   * passed only if every round passed.
   *
   * @param rounds the results of the scenarios of one rule, in each round
   */
  static List<ScenarioResult> merged(List<List<ScenarioResult>> rounds) {
    if (rounds.size() == 1) {
      return rounds.get(0);
    }
    Map<String, List<ScenarioResult>> tries = new LinkedHashMap<>();
    for (List<ScenarioResult> round : rounds) {
      round.forEach(s -> tries.computeIfAbsent(s.location(), l -> new ArrayList<>()).add(s));
    }
    return tries.values().stream().map(each -> merged(each, rounds.size())).toList();
  }

  private static ScenarioResult merged(List<ScenarioResult> tries, int rounds) {
    Verdict worst = RuleVerdict.worst(tries);
    ScenarioResult shown =
        tries.stream().filter(s -> s.verdict() == worst).findFirst().orElseThrow();
    int passed = (int) tries.stream().filter(s -> s.verdict() == Verdict.PASSED).count();
    PassCount tally = new PassCount(passed, rounds);
    return worst == Verdict.PASSED && passed < rounds
        ? shown.with(
            Verdict.INCONCLUSIVE,
            Optional.of("It ran in only " + tries.size() + " of " + rounds + " rounds."),
            tally)
        : shown.with(worst, shown.reason(), tally);
  }

  /** What probes recorded; an answer that not every round gave says how many did. */
  static List<Judge.Answer> answers(List<List<Judge.Answer>> rounds) {
    Map<Judge.Answer, Integer> counts = new LinkedHashMap<>();
    rounds.stream()
        .flatMap(Collection::stream)
        .forEach(answer -> counts.merge(answer, 1, Integer::sum));
    List<Judge.Answer> merged = new ArrayList<>();
    counts.forEach(
        (answer, count) ->
            merged.add(count < rounds.size() ? counted(answer, count, rounds.size()) : answer));
    return merged;
  }

  private static Judge.Answer counted(Judge.Answer answer, int count, int rounds) {
    return new Judge.Answer(
        answer.probe(),
        answer.scenario(),
        answer.answer() + " (" + count + " of " + rounds + " times)",
        answer.location());
  }
}
