package dev.framegate.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.faults.Faults;
import dev.framegate.gateway.Gateway;
import dev.framegate.kit.journal.JournalFolder;
import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.Level;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.run.FaultyProxy.Fault;
import dev.framegate.kit.run.FaultyProxy.Kind;
import dev.framegate.kit.targets.DeclarationFile;
import dev.framegate.testing.SideBySide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What a network does to a run is told as such: never as a broken rule, and never as a kept one.
 */
@Order(1) // It takes long.
final class FaultyNetworkTest {
  /** Close codes, answers, silence, ends of any kind, callbacks, visibility: all need frames. */
  private static final String RULES =
      "@FRM-004 or @FRM-002 or @FRM-014 or @MSG-001 or @MGT-001 or @DEP-026";

  /** Where each scenario waits in vain. */
  private static final String FEW_RULES = "@FRM-014 or @MSG-001 or @DEP-026";

  @TempDir private static Path all;

  @Test
  void aSoundNetworkChangesNothing() throws IOException {
    try (Network network = new Network(List.of())) {
      JudgedRun run = network.run(RULES, 1, outcome -> {});

      assertThat(run.rules()).allMatch(rule -> rule.verdict() == Verdict.PASSED);
      assertThat(run.rules()).hasSizeGreaterThan(4);
    }
  }

  /**
   * What befalls the network of a run.
   *
   * @param after answers that each connection still carries: with none the first answer of the
   *     control plane, or the handshake, is struck; with one the frames are
   */
  private record Trouble(String plane, Kind kind, int after, String cause) {
    boolean waits() {
      return kind == Kind.DROP || kind == Kind.DELAY;
    }
  }

  /** A run, and the address that its reasons have to tell. */
  private record Troubled(JudgedRun run, String authority) {}

  private static final List<Trouble> TROUBLES =
      List.of(
          new Trouble("control", Kind.DROP, 0, "no answer in time"),
          new Trouble("control", Kind.DELAY, 0, "no answer in time"),
          new Trouble("control", Kind.TRUNCATE, 0, ".*"),
          new Trouble("control", Kind.RESET, 0, "Connection reset.*"),
          new Trouble("data", Kind.DROP, 0, "no answer to the handshake.*"),
          new Trouble("data", Kind.DELAY, 0, "no answer to the handshake.*"),
          new Trouble("data", Kind.TRUNCATE, 0, "the connection was closed .* handshake.*"),
          new Trouble("data", Kind.RESET, 0, "Connection reset.*"),
          new Trouble("data", Kind.DROP, 1, "connected, but nothing came back.*"),
          new Trouble("data", Kind.DELAY, 1, "connected, but nothing came back.*"),
          new Trouble("data", Kind.TRUNCATE, 1, "the connection ended without a close frame.*"),
          new Trouble("data", Kind.RESET, 1, "the connection ended without a close frame.*"));

  private static SideBySide<Trouble, Troubled> runs;

  @BeforeAll
  static void start() {
    runs = SideBySide.start(TROUBLES, 3, FaultyNetworkTest::run);
  }

  @AfterAll
  static void stop() {
    runs.close();
  }

  @ParameterizedTest
  @FieldSource("TROUBLES")
  void aFaultOfTheNetworkIsInconclusiveWithItsAddressAndCause(Trouble trouble) throws Exception {
    Troubled troubled = runs.of(trouble);
    JudgedRun run = troubled.run();

    assertThat(lines(run, Verdict.INCONCLUSIVE))
        .hasSizeGreaterThan(trouble.waits() ? 8 : 20)
        .allMatch(
            line ->
                Pattern.compile(troubled.authority() + "[^:]*: " + trouble.cause())
                    .matcher(line)
                    .find());
    assertThat(lines(run, Verdict.PASSED)).isEmpty();
    assertThat(lines(run, Verdict.FAILED)).isEmpty();
    assertThat(run.exitCode()).isEqualTo(3);
  }

  private static Troubled run(Trouble trouble) throws IOException {
    try (Network network = new Network(List.of())) {
      FaultyProxy faulty = trouble.plane().equals("control") ? network.control : network.data;
      faulty.fails(new Fault(trouble.kind(), trouble.after()));
      JudgedRun run =
          trouble.waits()
              ? network.run(FEW_RULES, 0.4, outcome -> {})
              : network.run(RULES, 1, outcome -> {});
      return new Troubled(run, faulty.authority());
    }
  }

  @Test
  void aTargetThatGoesAwayLeavesTheRestInconclusiveAtOnce() throws IOException {
    try (Network network = new Network(List.of())) {
      AtomicInteger done = new AtomicInteger();

      JudgedRun run =
          network.run(
              RULES,
              0.5,
              outcome -> {
                if (done.incrementAndGet() == 10) {
                  network.close();
                }
              });

      assertThat(lines(run, Verdict.PASSED)).isNotEmpty();
      assertThat(lines(run, Verdict.FAILED)).isEmpty();
      assertThat(lines(run, Verdict.INCONCLUSIVE))
          .anyMatch(line -> line.contains("was not tried. Cannot reach"));
      assertThat(run.exitCode()).isEqualTo(3);
    }
  }

  /** Where the rest of the target answers, a connection that just breaks off is its own doing. */
  @Test
  void aTargetThatDropsConnectionsInsteadOfClosingThemIsStillBroken() throws IOException {
    try (Network network = new Network(List.of("oversize-drops"))) {
      JudgedRun run = network.run(RULES, 1, outcome -> {});

      assertThat(run.broken()).extracting(rule -> rule.rule().id()).contains("FRM-004");
      assertThat(run.with(Verdict.INCONCLUSIVE)).isEmpty();
    }
  }

  private static List<String> lines(JudgedRun run, Verdict verdict) {
    return run.rules().stream()
        .flatMap(rule -> rule.scenarios().stream())
        .filter(scenario -> scenario.verdict() == verdict)
        .map(scenario -> scenario.name() + ": " + scenario.reason().orElse(""))
        .toList();
  }

  /** A gateway that is reached through two networks, one for each plane. */
  private static final class Network implements AutoCloseable {
    private final Path folder;
    private final Gateway gateway;
    private final FaultyProxy control;
    private final FaultyProxy data;

    Network(List<String> faults) throws IOException {
      folder = Files.createTempDirectory(all, "network");
      gateway = Faults.apply(Gateway.builder(), faults).start();
      control = new FaultyProxy(gateway.address());
      data = new FaultyProxy(gateway.address());
    }

    JudgedRun run(String rules, double patience, Consumer<ScenarioOutcome> progress)
        throws IOException {
      Path declaration =
          Files.writeString(
              folder.resolve("target.yaml"),
              """
              name: behind-a-network
              adapter: endpoint
              control-plane: http://%1$s
              data-plane: ws://%2$s/_aws/execute-api/{apiId}/{stage}
              management: http://%2$s/_aws/execute-api/{apiId}/{stage}
              capabilities: [control-plane, data-plane, management-api]
              """
                  .formatted(control.authority(), data.authority()));
      RunSettings settings =
          new RunSettings(
              Optional.of(rules),
              Optional.empty(),
              Level.ALL,
              patience,
              8,
              folder.resolve("report"));
      return ConformanceRun.builder(settings)
          .journals(new JournalFolder(folder.resolve("journal")))
          .progress(progress)
          .against(DeclarationFile.read(declaration))
          .run();
    }

    @Override
    public void close() {
      control.close();
      data.close();
      gateway.close();
    }
  }
}
