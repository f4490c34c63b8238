package dev.framegate.kit.run.liars;

import dev.framegate.gateway.Gateway;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.suite.ConformanceSuite;
import dev.framegate.kit.targets.Adapters;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Runs of the rules whose verdicts are about frames against liars. {@code -Dliars="@MSG-001
 * or @MSG-002"} takes other rules.
 */
public final class LiarRuns {
  private static final double PATIENCE = 0.2;
  private static final long LATE_MILLIS = new Timeouts(PATIENCE).answer().toMillis() * 9 / 10;
  private static final Map<String, Supplier<Lie>> LIES = Lies.all(LATE_MILLIS);

  private static final int THREADS = 12;

  /** Rules that are judged by frames, on the stage that echoes. */
  private static final String SAMPLE =
      "@needs-data-plane and not @probe and not @needs-control-plane and not @needs-clock";

  /** Of features whose rules demand a stimulus. */
  private static final String IDS =
      RuleCatalogue.load().rules().stream()
          .filter(
              rule ->
                  rule.chapter().equals("frames")
                      || rule.location().startsWith("features/handshake/connect.feature")
                      || rule.location().startsWith("features/lifetimes/quotas.feature"))
          .map(rule -> "@" + rule.id())
          .collect(Collectors.joining(" or "));

  private LiarRuns() {}

  /** The names of all liars. */
  public static Set<String> names() {
    return LIES.keySet();
  }

  /**
   * The rules that a liar passes.
   *
   * @throws IOException if it cannot be started
   */
  static Set<String> passedBy(String name) throws IOException {
    return passed(verdicts(LIES.get(name).get(), PATIENCE));
  }

  /**
   * The rules that a liar passes although the table does not say why it is believed.
   *
   * @throws IOException if it cannot be started
   */
  public static Set<String> believed(String name) throws IOException {
    Set<String> passed = new TreeSet<>(passedBy(name));
    passed.removeAll(BelievedLies.read().passedBy(name));
    return passed;
  }

  static Set<String> passed(Map<String, Set<Verdict>> rules) {
    return rules.entrySet().stream()
        .filter(rule -> rule.getValue().equals(Set.of(Verdict.PASSED)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The verdicts of each rule's scenarios. */
  static Map<String, Set<Verdict>> verdicts(Lie lie, double patience) throws IOException {
    try (Gateway gateway = Gateway.builder().start();
        Liar liar = new Liar(gateway.address(), lie);
        Target target = Adapters.open(declaration(gateway, liar))) {
      Optional<String> asked = Optional.ofNullable(System.getProperty("liars"));
      return ConformanceSuite.run(
              target,
              new ConformanceSuite.Settings(
                  asked.or(() -> Optional.of(SAMPLE + " and (" + IDS + ")")),
                  THREADS,
                  new Timeouts(patience),
                  Optional.empty(),
                  false),
              outcome -> {})
          .outcomes()
          .stream()
          .filter(outcome -> outcome.verdict() != Verdict.SKIPPED)
          .collect(
              Collectors.groupingBy(
                  ScenarioOutcome::rule,
                  Collectors.mapping(ScenarioOutcome::verdict, Collectors.toSet())));
    }
  }

  private static Declaration declaration(Gateway gateway, Liar liar) {
    String stages = "/_aws/execute-api/{apiId}/{stage}";
    return new Declaration(
        "liar",
        "endpoint",
        Map.of(
            "control-plane",
            gateway.address().toString(),
            "data-plane",
            "ws://" + liar.authority() + stages,
            "management",
            gateway.address() + stages),
        Set.of(Capability.CONTROL_PLANE, Capability.DATA_PLANE, Capability.MANAGEMENT_API),
        List.of());
  }
}
