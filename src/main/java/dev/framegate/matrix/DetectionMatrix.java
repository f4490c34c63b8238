package dev.framegate.matrix;

import dev.framegate.gateway.GatewayPolicies;
import dev.framegate.gateway.fault.Fault;
import dev.framegate.rules.Rule;
import dev.framegate.rules.RuleCatalogue;
import dev.framegate.rules.Verdict;
import dev.framegate.suite.ConformanceSuite;
import dev.framegate.suite.Patience;
import dev.framegate.suite.ScenarioOutcome;
import dev.framegate.target.Target;
import dev.framegate.target.bundled.BundledTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Runs the rules against gateways that are wrong on purpose. */
public final class DetectionMatrix {
  private static final Set<Verdict> JUDGED =
      EnumSet.of(Verdict.PASSED, Verdict.FAILED, Verdict.SKIPPED);

  private final RuleCatalogue catalogue;
  private final Patience patience;
  private final int threads;
  private final Set<String> aside;

  /**
   * Runs everything against the right gateway first. What is red there, or comes to no verdict, is
   * set aside: it would tell nothing about a wrong one.
   *
   * @param selected rules that any of the runs to come will need
   * @param patience a wrong gateway makes the suite wait in full, so less than usual
   * @param threads scenarios at a time
   */
  public static DetectionMatrix calibrated(
      RuleCatalogue catalogue, Predicate<Rule> selected, Patience patience, int threads) {
    DetectionMatrix raw = new DetectionMatrix(catalogue, patience, threads, Set.of());
    Set<String> aside =
        raw.run(GatewayPolicies.aws(), selected, Patience.NORMAL).stream()
            .filter(outcome -> outcome.verdict() != Verdict.PASSED)
            .map(ScenarioOutcome::rule)
            .collect(Collectors.toSet());
    return new DetectionMatrix(catalogue, patience, threads, aside);
  }

  private DetectionMatrix(
      RuleCatalogue catalogue, Patience patience, int threads, Set<String> aside) {
    this.catalogue = catalogue;
    this.patience = patience;
    this.threads = threads;
    this.aside = aside;
  }

  /** Ids of rules that even the right gateway does not pass; no run asks them. */
  public Set<String> aside() {
    return aside;
  }

  /** Whether a rule belongs to a chapter that one of the faults is about. */
  public static Predicate<Rule> chaptersOf(RuleCatalogue catalogue, List<Fault> faults) {
    Set<String> chapters =
        faults.stream()
            .flatMap(fault -> fault.breaks().stream())
            .flatMap(id -> catalogue.rule(id).stream())
            .map(Rule::chapter)
            .collect(Collectors.toSet());
    return rule -> chapters.contains(rule.chapter());
  }

  /**
   * Runs the chapters of the rules that the fault says it breaks. What looks wrong is looked at
   * again with time enough for a busy machine: what a longer wait removes was never there.
   */
  public Detection detect(Fault fault) {
    Detection hasty = detect(fault, patience);
    return hasty.exact() ? hasty : detect(fault, Patience.NORMAL);
  }

  private Detection detect(Fault fault, Patience patience) {
    Instant started = Instant.now();
    List<ScenarioOutcome> outcomes =
        run(fault.applied(), chaptersOf(catalogue, List.of(fault)), patience);
    return new Detection(
        fault,
        reasons(outcomes, verdict -> verdict == Verdict.FAILED),
        reasons(outcomes, verdict -> !JUDGED.contains(verdict)),
        Duration.between(started, Instant.now()).toMillis() / 1000.0);
  }

  private List<ScenarioOutcome> run(
      GatewayPolicies policies, Predicate<Rule> selected, Patience patience) {
    String tags =
        catalogue.rules().stream()
            .filter(rule -> rule.untestable().isEmpty())
            .filter(selected)
            .filter(rule -> !aside.contains(rule.id()))
            .map(rule -> "@" + rule.id())
            .collect(Collectors.joining(" or "));
    try (Target target = new BundledTarget("bundled", policies)) {
      return ConformanceSuite.run(
              target,
              new ConformanceSuite.Settings(
                  Optional.of(tags), threads, patience, Optional.empty(), false),
              outcome -> {})
          .outcomes();
    }
  }

  private static Map<String, List<String>> reasons(
      List<ScenarioOutcome> outcomes, Predicate<Verdict> wanted) {
    return outcomes.stream()
        .filter(outcome -> wanted.test(outcome.verdict()))
        .collect(
            Collectors.groupingBy(
                ScenarioOutcome::rule,
                TreeMap::new,
                Collectors.mapping(DetectionMatrix::told, Collectors.toList())));
  }

  private static String told(ScenarioOutcome outcome) {
    return outcome.name() + ": " + outcome.reason();
  }
}
