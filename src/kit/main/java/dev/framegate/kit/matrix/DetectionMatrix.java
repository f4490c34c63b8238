package dev.framegate.kit.matrix;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.minBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.framegate.faults.Fault;
import dev.framegate.gateway.Gateway;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.suite.ConformanceSuite;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.bundled.BundledTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Runs the rules against gateways that are wrong on purpose. Once a scenario of a rule has failed
 * as expected, its others are skipped.
 */
public final class DetectionMatrix {
  /** Each thread compiles the expressions of all steps, which costs more than a few scenarios. */
  private static final int SCENARIOS_PER_THREAD = 12;

  private static final Set<Verdict> JUDGED =
      EnumSet.of(Verdict.PASSED, Verdict.FAILED, Verdict.SKIPPED);

  private final RuleCatalogue catalogue;
  private final Function<Fault, Predicate<Rule>> scope;
  private final Timeouts timeouts;
  private final int threads;
  private final Set<String> aside;

  /**
   * Runs for each fault the rules that it breaks, and of each of their chapters one that should
   * stay green.
   *
   * @param timeouts a wrong gateway makes the suite wait in full, so less than usual
   * @param threads scenarios at a time, of all gateways
   */
  public static DetectionMatrix narrow(RuleCatalogue catalogue, Timeouts timeouts, int threads) {
    return new DetectionMatrix(
        catalogue, fault -> declared(catalogue, fault), timeouts, threads, Set.of());
  }

  /**
   * Runs for each fault the whole chapters of the rules that it breaks: whatever else complains
   * there is a false alarm.
   *
   * <p>Runs everything against the right gateway first. What is red there, or comes to no verdict,
   * is set aside: it would tell nothing about a wrong one.
   *
   * @param selected rules that any of the runs to come will need
   * @param timeouts a wrong gateway makes the suite wait in full, so less than usual
   * @param threads scenarios at a time, of all gateways
   */
  public static DetectionMatrix calibrated(
      RuleCatalogue catalogue, Predicate<Rule> selected, Timeouts timeouts, int threads) {
    Function<Fault, Predicate<Rule>> scope = fault -> chaptersOf(catalogue, List.of(fault));
    DetectionMatrix raw = new DetectionMatrix(catalogue, scope, timeouts, threads, Set.of());
    Set<String> aside =
        raw
            .run(UnaryOperator.identity(), selected, Timeouts.NORMAL, threads, outcome -> false)
            .stream()
            .filter(outcome -> outcome.verdict() != Verdict.PASSED)
            .map(ScenarioOutcome::rule)
            .collect(toSet());
    return new DetectionMatrix(catalogue, scope, timeouts, threads, aside);
  }

  private DetectionMatrix(
      RuleCatalogue catalogue,
      Function<Fault, Predicate<Rule>> scope,
      Timeouts timeouts,
      int threads,
      Set<String> aside) {
    this.catalogue = catalogue;
    this.scope = scope;
    this.timeouts = timeouts;
    this.threads = threads;
    this.aside = aside;
  }

  /** Ids of rules that even the right gateway does not pass; no run asks them. */
  public Set<String> excludedRules() {
    return aside;
  }

  /** Whether a rule belongs to a chapter that one of the faults is about. */
  public static Predicate<Rule> chaptersOf(RuleCatalogue catalogue, List<Fault> faults) {
    Set<String> chapters =
        faults.stream()
            .flatMap(fault -> fault.breaks().stream())
            .flatMap(id -> catalogue.rule(id).stream())
            .map(Rule::chapter)
            .collect(toSet());
    return rule -> chapters.contains(rule.chapter());
  }

  private static Predicate<Rule> declared(RuleCatalogue catalogue, Fault fault) {
    Set<String> sentinels =
        catalogue.rules().stream()
            .filter(rule -> rule.untestable().isEmpty() && !fault.breaks().contains(rule.id()))
            .filter(chaptersOf(catalogue, List.of(fault)))
            .collect(groupingBy(Rule::chapter, minBy(comparingInt(Rule::scenarios))))
            .values()
            .stream()
            .flatMap(Optional::stream)
            .map(Rule::id)
            .collect(toSet());
    return rule -> fault.breaks().contains(rule.id()) || sentinels.contains(rule.id());
  }

  /** Scenarios at a time, of all gateways. */
  int threads() {
    return threads;
  }

  /** How many scenarios a fault may take. */
  int scenariosOf(Fault fault) {
    return scenarios(rules(scope.apply(fault)));
  }

  /** Runs the rules that are in question with this fault, with the short time-outs. */
  FaultDetection detect(Fault fault, int threadsOfOne) {
    return detect(fault, scope.apply(fault), timeouts, threadsOfOne);
  }

  /**
   * Runs the rules again that are not as expected, with the usual time-outs: what a longer wait
   * removes was never there.
   */
  FaultDetection confirm(FaultDetection hasty) {
    Set<String> doubtful = hasty.doubtful();
    return hasty.corrected(
        detect(hasty.fault(), rule -> doubtful.contains(rule.id()), Timeouts.NORMAL, threads));
  }

  private FaultDetection detect(
      Fault fault, Predicate<Rule> rules, Timeouts timeouts, int threadsOfOne) {
    Instant started = Instant.now();
    List<ScenarioOutcome> outcomes =
        run(
            fault::applyTo,
            rules,
            timeouts,
            threadsOfOne,
            outcome ->
                outcome.verdict() == Verdict.FAILED
                    && fault.isSeenBy(outcome.rule(), told(outcome)));
    return new FaultDetection(
        fault,
        reasons(outcomes, verdict -> verdict == Verdict.FAILED),
        reasons(outcomes, verdict -> !JUDGED.contains(verdict)),
        skipped(outcomes),
        Duration.between(started, Instant.now()).toMillis() / 1000.0);
  }

  private static Set<String> skipped(List<ScenarioOutcome> outcomes) {
    Set<String> skipped =
        new TreeSet<>(reasons(outcomes, verdict -> verdict == Verdict.SKIPPED).keySet());
    skipped.removeAll(reasons(outcomes, verdict -> verdict == Verdict.FAILED).keySet());
    return skipped;
  }

  /**
   * @param enough whether nothing more is to be learned from the other scenarios of a rule
   */
  private List<ScenarioOutcome> run(
      UnaryOperator<Gateway.Builder> settings,
      Predicate<Rule> selected,
      Timeouts timeouts,
      int threadsOfOne,
      Predicate<ScenarioOutcome> enough) {
    List<Rule> rules = rules(selected);
    Map<String, String> decided = new ConcurrentHashMap<>();
    try (Target target = new BundledTarget("bundled", settings, decided)) {
      return ConformanceSuite.run(
              target,
              new ConformanceSuite.Settings(
                  Optional.of(rules.stream().map(rule -> "@" + rule.id()).collect(joining(" or "))),
                  Math.min(threadsOfOne, 1 + scenarios(rules) / SCENARIOS_PER_THREAD),
                  timeouts,
                  Optional.empty(),
                  false),
              outcome -> {
                if (enough.test(outcome)) {
                  decided.put(
                      outcome.rule(), "Another scenario has shown that the rule is broken.");
                }
              })
          .outcomes();
    }
  }

  private List<Rule> rules(Predicate<Rule> selected) {
    return catalogue.rules().stream()
        .filter(rule -> rule.untestable().isEmpty())
        .filter(selected)
        .filter(rule -> !aside.contains(rule.id()))
        .toList();
  }

  private static int scenarios(List<Rule> rules) {
    return rules.stream().mapToInt(Rule::scenarios).sum();
  }

  private static Map<String, List<String>> reasons(
      List<ScenarioOutcome> outcomes, Predicate<Verdict> wanted) {
    return outcomes.stream()
        .filter(outcome -> wanted.test(outcome.verdict()))
        .collect(
            groupingBy(
                ScenarioOutcome::rule, TreeMap::new, mapping(DetectionMatrix::told, toList())));
  }

  private static String told(ScenarioOutcome outcome) {
    return outcome.name() + ": " + outcome.reason();
  }
}
