package dev.framegate.kit.matrix;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.minBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.framegate.faults.Fault;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.rules.ScenarioEntry;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.scenario.RuleTag;
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
  private final Optional<RightGateway> right;
  private final boolean everyScenario;
  private final Map<String, List<String>> placesByRule;

  /**
   * Runs for each fault the rules that it breaks, and of each of their chapters one that should
   * stay green.
   *
   * @param timeouts a wrong gateway makes the suite wait in full, so less than usual
   * @param threads scenarios at a time, of all gateways
   */
  public static DetectionMatrix narrow(RuleCatalogue catalogue, Timeouts timeouts, int threads) {
    return new DetectionMatrix(
        catalogue, fault -> declared(catalogue, fault), timeouts, threads, Optional.empty(), true);
  }

  /**
   * Runs for each fault the whole chapters of the rules that it breaks: whatever else complains
   * there is a false alarm.
   *
   * <p>Runs everything against the right gateway first. A rule that is red there, or comes to no
   * verdict, is left out: it would tell nothing about a wrong one. So is a scenario in which no
   * wrong part is asked anything that it answers otherwise than the right one.
   *
   * @param faults that any of the runs to come will be about
   * @param timeouts a wrong gateway makes the suite wait in full, so less than usual
   * @param threads scenarios at a time, of all gateways
   * @param everyScenario runs the scenarios that cannot show a fault, too
   */
  public static DetectionMatrix calibrated(
      RuleCatalogue catalogue,
      List<Fault> faults,
      Timeouts timeouts,
      int threads,
      boolean everyScenario) {
    List<Rule> rules =
        catalogue.rules().stream()
            .filter(rule -> rule.untestable().isEmpty())
            .filter(chaptersOf(catalogue, faults))
            .toList();
    int lanes = Math.min(threads, 1 + scenarios(rules) / SCENARIOS_PER_THREAD);
    return new DetectionMatrix(
        catalogue,
        fault -> chaptersOf(catalogue, List.of(fault)),
        timeouts,
        threads,
        Optional.of(RightGateway.judge(rules, faults, lanes)),
        everyScenario);
  }

  private DetectionMatrix(
      RuleCatalogue catalogue,
      Function<Fault, Predicate<Rule>> scope,
      Timeouts timeouts,
      int threads,
      Optional<RightGateway> right,
      boolean everyScenario) {
    this.catalogue = catalogue;
    this.scope = scope;
    this.timeouts = timeouts;
    this.threads = threads;
    this.right = right;
    this.everyScenario = everyScenario;
    this.placesByRule =
        catalogue.scenarios().stream()
            .collect(
                groupingBy(
                    scenario -> RuleTag.of(scenario.tags()),
                    mapping(ScenarioEntry::location, toList())));
  }

  /** Ids of rules that even the right gateway does not pass; no run asks them. */
  public Set<String> excludedRules() {
    return right.map(RightGateway::refused).orElse(Set.of());
  }

  /** Whether a rule belongs to a chapter that one of the faults is about. */
  static Predicate<Rule> chaptersOf(RuleCatalogue catalogue, List<Fault> faults) {
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

  /** What is run and what is not, as a sentence. */
  public String extent(List<Fault> faults) {
    long run = faults.stream().mapToLong(this::scenariosOf).sum();
    long all = faults.stream().mapToLong(this::scenariosAbout).sum();
    return run == all
        ? "%,d scenarios are run with %d faults.".formatted(run, faults.size())
        : "%,d of %,d scenarios are run with %d faults: in the others, each part that is wrong answered as the right one does."
            .formatted(run, all, faults.size());
  }

  /** Scenarios at a time, of all gateways. */
  int threads() {
    return threads;
  }

  /** How many scenarios a fault may take. */
  int scenariosOf(Fault fault) {
    return places(fault, rules(scope.apply(fault))).size();
  }

  /** How long they take, for an order: in seconds, or in scenarios where that is not known. */
  double cost(Fault fault) {
    Set<String> places = places(fault, rules(scope.apply(fault)));
    return right.map(gateway -> gateway.seconds(places)).orElse((double) places.size());
  }

  /** How many scenarios the chapters of a fault have. */
  int scenariosAbout(Fault fault) {
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
    List<ScenarioOutcome> outcomes = run(fault, rules(rules), timeouts, threadsOfOne);
    return new FaultDetection(
        fault,
        reasons(outcomes, verdict -> verdict == Verdict.FAILED),
        reasons(outcomes, verdict -> !JUDGED.contains(verdict)),
        skipped(outcomes),
        unforeseen(fault, outcomes),
        Duration.between(started, Instant.now()).toMillis() / 1000.0);
  }

  /** Places of scenarios that failed, and in which no wrong part had seemed to be asked. */
  private Map<String, List<String>> unforeseen(Fault fault, List<ScenarioOutcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> outcome.verdict() == Verdict.FAILED)
        .filter(outcome -> !canShow(outcome.location(), fault))
        .collect(
            groupingBy(
                ScenarioOutcome::rule, TreeMap::new, mapping(ScenarioOutcome::location, toList())));
  }

  private boolean canShow(String place, Fault fault) {
    return right.map(gateway -> gateway.shows(place, fault)).orElse(true);
  }

  private static Set<String> skipped(List<ScenarioOutcome> outcomes) {
    Set<String> skipped =
        new TreeSet<>(reasons(outcomes, verdict -> verdict == Verdict.SKIPPED).keySet());
    skipped.removeAll(reasons(outcomes, verdict -> verdict == Verdict.FAILED).keySet());
    return skipped;
  }

  /** Once a scenario has shown the fault, nothing more is to be learned from others of its rule. */
  private List<ScenarioOutcome> run(
      Fault fault, List<Rule> rules, Timeouts timeouts, int threadsOfOne) {
    Map<String, String> decided = new ConcurrentHashMap<>();
    Set<String> places = places(fault, rules);
    try (Target target = new BundledTarget("bundled", fault::applyTo, decided, false)) {
      return ConformanceSuite.run(
              target,
              new ConformanceSuite.Settings(
                  Optional.empty(),
                  Optional.of(places),
                  Math.min(threadsOfOne, 1 + places.size() / SCENARIOS_PER_THREAD),
                  timeouts,
                  Optional.empty(),
                  false),
              outcome -> {
                if (outcome.verdict() == Verdict.FAILED
                    && fault.isSeenBy(outcome.rule(), told(outcome))) {
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
        .filter(rule -> !excludedRules().contains(rule.id()))
        .toList();
  }

  /** The places of those scenarios of some rules that can show a fault. */
  private Set<String> places(Fault fault, List<Rule> rules) {
    return rules.stream()
        .flatMap(rule -> placesByRule.getOrDefault(rule.id(), List.of()).stream())
        .filter(place -> everyScenario || canShow(place, fault))
        .collect(toSet());
  }

  static int scenarios(List<Rule> rules) {
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
