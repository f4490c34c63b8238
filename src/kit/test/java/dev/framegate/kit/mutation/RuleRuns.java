package dev.framegate.kit.mutation;

import static java.util.stream.Collectors.joining;

import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.outcome.ResponseShapeViolation;
import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.rules.Grade;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.suite.ConformanceSuite;
import dev.framegate.kit.targets.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs of some rules against a gateway. */
final class RuleRuns {
  /** Every answer of the control plane is held against this one, whatever rule asked. */
  private static final String SHAPES = "API-001a";

  private static final String MEMBERS = "API-001b";

  private RuleRuns() {}

  /** A disputed rule fails no target, so it notices nothing. */
  static List<Subject.Case> cases() {
    return RuleCatalogue.load().rules().stream()
        .filter(rule -> rule.scenarios() > 0 && rule.untestable().isEmpty())
        .filter(rule -> rule.grade() != Grade.DISPUTED)
        .map(rule -> new Subject.Case(rule.id(), String.valueOf(rule.written()), rule.scenarios()))
        .toList();
  }

  /**
   * A rule that did not pass.
   *
   * @param judged whether it is broken, rather than without a verdict
   * @param asked the rules to run to see it again
   */
  record Complaint(String rule, boolean judged, String reason, List<String> asked) {}

  /**
   * The complaints about a gateway, the broken rules first.
   *
   * @param decided is told of a rule when a scenario has broken it, as one is enough
   */
  static List<Complaint> run(
      Target target,
      Map<String, String> decided,
      Collection<String> rules,
      Timeouts timeouts,
      int threads) {
    decided.clear();
    ConformanceSuite.Result result =
        ConformanceSuite.run(
            target,
            new ConformanceSuite.Settings(
                Optional.of(rules.stream().map(rule -> "@" + rule).collect(joining(" or "))),
                threads,
                timeouts,
                Optional.empty(),
                false),
            outcome -> {
              if (outcome.verdict() == Verdict.FAILED) {
                decided.put(outcome.rule(), "Another scenario has broken the rule.");
              }
            });
    List<Complaint> broken = new ArrayList<>();
    List<Complaint> undecided = new ArrayList<>();
    for (ScenarioOutcome outcome : result.outcomes()) {
      if (outcome.verdict() == Verdict.FAILED) {
        broken.add(complaint(outcome, true));
      } else if (outcome.verdict() == Verdict.INCONCLUSIVE
          || outcome.verdict() == Verdict.ERRORED) {
        undecided.add(complaint(outcome, false));
      }
    }
    for (ResponseShapeViolation violation : result.misshapen()) {
      broken.add(
          new Complaint(
              violation.onlyUnknownMembers() ? MEMBERS : SHAPES,
              true,
              violation.operation() + ": " + violation.problem(),
              List.copyOf(rules)));
    }
    broken.addAll(undecided);
    return broken;
  }

  private static Complaint complaint(ScenarioOutcome outcome, boolean judged) {
    return new Complaint(
        outcome.rule(),
        judged,
        outcome.name() + ": " + text(outcome.reason()),
        List.of(outcome.rule()));
  }

  private static String text(@Nullable String reason) {
    return reason == null ? "" : reason.lines().collect(joining(" / "));
  }
}
