package dev.framegate.kit.run;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.framegate.kit.outcome.ResponseShapeViolation;
import dev.framegate.kit.report.Judge;
import dev.framegate.kit.report.ScenarioResult;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.suite.ConformanceSuite;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rules that every answer has the shape of the service model, and no member beside. Beside
 * their own scenarios, every answer of the run counts, whatever rule it was asked for.
 */
enum ResponseShapeRule {
  SHAPED("API-001a", false, "has the status, members and types of the service model"),
  KNOWN("API-001b", true, "has only members that the service model knows");

  /** More would hide what the report is about. */
  private static final int TOLD = 5;

  private final String id;
  private final boolean stranger;
  private final String promise;

  ResponseShapeRule(String id, boolean stranger, String promise) {
    this.id = id;
    this.stranger = stranger;
    this.promise = promise;
  }

  /**
   * A failed outcome for each operation that answered out of shape; none where a rule was not
   * tried, as a run judges only what it was asked for.
   *
   * @param elsewhere rules that other shards of the run try, whose verdict these answers concern
   */
  static List<Judge.Outcome> all(ConformanceSuite.Result result, Set<String> elsewhere) {
    return Arrays.stream(values())
        .flatMap(rule -> rule.outcomes(result, elsewhere).stream())
        .toList();
  }

  private List<Judge.Outcome> outcomes(ConformanceSuite.Result result, Set<String> elsewhere) {
    if (!elsewhere.contains(id)
        && result.outcomes().stream().noneMatch(outcome -> outcome.rule().equals(id))) {
      return List.of();
    }
    Map<String, List<ResponseShapeViolation>> byOperation =
        result.misshapen().stream()
            .filter(answer -> answer.onlyUnknownMembers() == stranger)
            .collect(groupingBy(ResponseShapeViolation::operation, TreeMap::new, toList()));
    return byOperation.values().stream()
        .map(answers -> new Judge.Outcome(id, result(answers)))
        .toList();
  }

  private ScenarioResult result(List<ResponseShapeViolation> answers) {
    ResponseShapeViolation first = answers.get(0);
    return new ScenarioResult(
        "Answers of " + first.operation() + " in the scenarios of all rules",
        first.location(),
        Verdict.FAILED,
        0,
        Optional.of(reason(answers)),
        List.of(),
        List.of());
  }

  private String reason(List<ResponseShapeViolation> answers) {
    List<String> problems =
        answers.stream().map(ResponseShapeViolation::problem).distinct().toList();
    int more = problems.size() - TOLD;
    return "Expected: every answer of %s %s\n".formatted(answers.get(0).operation(), promise)
        + "Happened: in %d answers, first in \"%s\": "
            .formatted(answers.size(), answers.get(0).scenario())
        + problems.stream().limit(TOLD).collect(joining("; "))
        + (more > 0 ? "; and %d other problems".formatted(more) : "");
  }
}
