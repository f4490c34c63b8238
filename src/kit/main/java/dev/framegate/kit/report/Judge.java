package dev.framegate.kit.report;

import dev.framegate.kit.rules.Deviation;
import dev.framegate.kit.rules.Probe;
import dev.framegate.kit.rules.RequirementSet;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.rules.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges a run from the results of its scenarios. A pure function of its arguments. */
public final class Judge {
  private final RuleCatalogue catalogue;

  public Judge(RuleCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The result of one scenario of a rule. */
  public record Outcome(String rule, ScenarioResult scenario) {}

  /** What one scenario of a probe recorded. */
  public record Answer(String probe, String scenario, String answer, String location) {}

  /** The results of one pass through the features. */
  public record Round(List<Outcome> outcomes, List<Answer> answers) {}

  /**
   * Everything that a run brings to its judge.
   *
   * @param filtered whether only a part of the catalogue was asked for
   * @param rounds at least one; more where the run was repeated
   * @param visibility how long changes took until clients saw them
   * @param requirements the rules to judge by; empty for all of the catalogue
   */
  public record RunResults(
      KitInfo kit,
      JudgedTarget target,
      Instant started,
      double seconds,
      Level level,
      Map<String, String> settings,
      boolean filtered,
      List<Round> rounds,
      List<Deviation> deviations,
      List<PropagationDelay> visibility,
      Optional<RequirementSet> requirements) {
    /** A run that is judged by the whole catalogue. */
    public RunResults(
        KitInfo kit,
        JudgedTarget target,
        Instant started,
        double seconds,
        Level level,
        Map<String, String> settings,
        boolean filtered,
        List<Round> rounds,
        List<Deviation> deviations,
        List<PropagationDelay> visibility) {
      this(
          kit,
          target,
          started,
          seconds,
          level,
          settings,
          filtered,
          rounds,
          deviations,
          visibility,
          Optional.empty());
    }

    private boolean scores(Rule rule) {
      return requirements.map(set -> set.holds(rule)).orElse(true);
    }
  }

  /**
   * The run with its verdicts.
   *
   * @throws IllegalArgumentException where an outcome or answer belongs to nothing in the catalogue
   */
  public JudgedRun judge(RunResults facts) {
    List<Map<String, List<ScenarioResult>>> rounds =
        facts.rounds().stream().map(round -> byRule(round.outcomes())).toList();
    List<RuleResult> rules = new ArrayList<>();
    List<RuleResult> unscored = new ArrayList<>();
    boolean complete = !facts.filtered() && !catalogue.rules().isEmpty();
    for (Rule rule : catalogue.rules()) {
      List<List<ScenarioResult>> scenarios =
          rounds.stream().map(round -> round.getOrDefault(rule.id(), List.of())).toList();
      if (facts.filtered() && scenarios.stream().allMatch(List::isEmpty)) {
        continue;
      }
      if (facts.scores(rule)) {
        RuleVerdict verdict = RuleVerdict.ofRounds(rule, facts.level(), scenarios);
        complete &= verdict.tried();
        rules.add(verdict.result());
      } else {
        unscored.add(RuleVerdict.advisory(rule, scenarios));
      }
    }
    Totals totals = Totals.of(rules);
    return new JudgedRun(
        facts.kit(),
        facts.target(),
        facts.started(),
        facts.seconds(),
        facts.level(),
        facts.settings(),
        (int) catalogue.rules().stream().filter(facts::scores).count(),
        facts.filtered(),
        complete,
        complete && conforms(totals, rules, facts.level()),
        totals,
        rules,
        probes(facts),
        deviations(facts, Stream.concat(rules.stream(), unscored.stream()).toList()),
        facts.visibility(),
        facts.requirements().map(set -> new RequirementsResult(set.name(), unscored)),
        Optional.empty());
  }

  private Map<String, List<ScenarioResult>> byRule(List<Outcome> outcomes) {
    Map<String, List<ScenarioResult>> byRule = new HashMap<>();
    for (Outcome outcome : outcomes) {
      if (catalogue.rule(outcome.rule()).isEmpty()) {
        throw new IllegalArgumentException(
            "The scenario at "
                + outcome.scenario().location()
                + " belongs to the rule "
                + outcome.rule()
                + ", which the catalogue does not hold. Run the features that the catalogue was"
                + " read from.");
      }
      byRule.computeIfAbsent(outcome.rule(), id -> new ArrayList<>()).add(outcome.scenario());
    }
    return byRule;
  }

  private static boolean conforms(Totals totals, List<RuleResult> rules, Level level) {
    return totals.failed() == 0
        && totals.inconclusive() == 0
        && totals.errored() == 0
        && rules.stream().anyMatch(r -> r.verdict() == Verdict.PASSED && level.asserts(r.rule()));
  }

  private List<ProbeResult> probes(RunResults facts) {
    Map<String, List<Answer>> answers = new HashMap<>();
    RepeatedScenarios.answers(facts.rounds().stream().map(Round::answers).toList())
        .forEach(a -> answers.computeIfAbsent(a.probe(), p -> new ArrayList<>()).add(a));
    List<ProbeResult> results = new ArrayList<>();
    for (Probe probe : catalogue.probes()) {
      List<Answer> recorded = Optional.ofNullable(answers.remove(probe.id())).orElse(List.of());
      for (Answer answer : recorded) {
        results.add(
            new ProbeResult(
                probe.id(),
                probe.chapter(),
                probe.question(),
                answer.scenario(),
                answer.answer(),
                answer.location()));
      }
      if (recorded.isEmpty() && !facts.filtered()) {
        results.add(
            new ProbeResult(
                probe.id(), probe.chapter(), probe.question(), "", "", probe.location()));
      }
    }
    if (!answers.isEmpty()) {
      throw new IllegalArgumentException(
          "Answers were recorded for " + answers.keySet() + ", which are no probes.");
    }
    return results;
  }

  private List<DeviationResult> deviations(RunResults facts, List<RuleResult> rules) {
    LocalDate today = LocalDate.ofInstant(facts.started(), ZoneOffset.UTC);
    DeviationCheck verdict = new DeviationCheck(catalogue, today, rules);
    return facts.deviations().stream().map(verdict::of).toList();
  }
}
