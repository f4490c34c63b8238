package dev.framegate.kit.run.liars;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.framegate.testing.SideBySide;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No liar passes a rule but those of the table {@code believed-lies.csv}, which says why each is
 * believed. {@code -Dliars="@MSG-001 or @MSG-002"} runs other rules; what they pass is to be in the
 * table as well.
 */
@Order(1) // It takes long.
final class LiarsTest {
  private static final double PATIENCE = 0.2;
  private static final long LATE_MILLIS = new Timeouts(PATIENCE).answer().toMillis() * 9 / 10;
  private static final Map<String, Supplier<Lie>> LIES = Lies.all(LATE_MILLIS);

  private static final int THREADS = 12;

  /** At a time. */
  private static final int LIARS = 2;

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

  private static SideBySide<String, Set<String>> passed;

  @BeforeAll
  static void start() {
    passed = SideBySide.start(LIES.keySet(), LIARS, LiarsTest::passedBy);
  }

  @AfterAll
  static void stop() {
    passed.close();
  }

  static Stream<String> lies() {
    return LIES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("lies")
  void aLiarPassesOnlyWhatTheTableExplains(String name) throws Exception {
    assertThat(BelievedLies.read().passedBy(name))
        .as(
            "The rules that are passed by a target that %s. Make a rule demand its stimulus or"
                + " show its opposite; where it cannot, add it to believed-lies.csv with the"
                + " reason",
            name)
        .containsAll(passed.of(name));
  }

  private static Set<String> passedBy(String name) throws IOException {
    try (Gateway gateway = Gateway.builder().start();
        Liar liar = new Liar(gateway.address(), LIES.get(name).get())) {
      return passed(run(gateway, liar, PATIENCE));
    }
  }

  @Test
  void theTableNamesLiarsAndRules() throws IOException {
    RuleCatalogue catalogue = RuleCatalogue.load();

    assertThat(BelievedLies.read().rows())
        .allSatisfy(
            row -> {
              assertThat(row.liar().equals("*") || LIES.containsKey(row.liar())).isTrue();
              assertThat(row.rules()).allMatch(id -> catalogue.rule(id).isPresent());
            });
  }

  /** So that it is the lies that fail, and not the way to the gateway. */
  @Test
  void anHonestTargetPasses() throws IOException {
    try (Gateway gateway = Gateway.builder().start();
        Liar honest = new Liar(gateway.address(), new Truth())) {
      Map<String, Set<Verdict>> rules = run(gateway, honest, 1);

      assertThat(rules).hasSizeGreaterThan(20);
      assertThat(passed(rules)).isEqualTo(rules.keySet());
    }
  }

  private record Truth() implements Lie {
    @Override
    public boolean asksGateway() {
      return true;
    }
  }

  private static Set<String> passed(Map<String, Set<Verdict>> rules) {
    return rules.entrySet().stream()
        .filter(rule -> rule.getValue().equals(Set.of(Verdict.PASSED)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The verdicts of each rule's scenarios. */
  private static Map<String, Set<Verdict>> run(Gateway gateway, Liar liar, double patience) {
    String stages = "/_aws/execute-api/{apiId}/{stage}";
    Declaration declaration =
        new Declaration(
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
    Optional<String> asked = Optional.ofNullable(System.getProperty("liars"));
    try (Target target = Adapters.open(declaration)) {
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
}
