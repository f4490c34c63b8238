package dev.framegate.kit.run;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.framegate.faults.Faults;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.Level;
import dev.framegate.kit.report.RuleResult;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.testing.SideBySide;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose calls take half a second, and whose stages change two seconds after them. */
@Order(1) // It takes long.
final class SlowGatewayTest {
  private static final Duration PROPAGATION = Duration.ofSeconds(2);
  private static final int CALL_MILLIS = 500;
  private static final String RULES =
      "@DEP-002 or @DEP-003 or @DEP-004 or @DEP-011 or @DEP-016 or @DEP-019 or"
          + " @DEP-026 or @STG-012 or @STG-013 or @STG-021 or @STG-024";

  @TempDir private static Path reports;

  /** Whether a gateway is right, and whether it is slow. */
  private record Case(boolean right, boolean slow) {
    String name() {
      return (right ? "right" : "wrong") + (slow ? "-slow" : "-fast");
    }

    Gateway.Builder gateway() {
      Gateway.Builder gateway =
          right
              ? Gateway.builder()
              : Faults.named("first-deployment-stays").applyTo(Gateway.builder());
      return slow ? gateway.replace(StageDirectory.class, Late::new) : gateway;
    }
  }

  private static SideBySide<Case, Map<String, Verdict>> verdicts;

  @BeforeAll
  static void start() {
    verdicts =
        SideBySide.start(
            List.of(
                new Case(true, true),
                new Case(false, true),
                new Case(true, false),
                new Case(false, false)),
            2,
            each ->
                verdicts(
                    each.gateway(), each.slow() ? CALL_MILLIS : 0, reports.resolve(each.name())));
  }

  @AfterAll
  static void stop() {
    verdicts.close();
  }

  @Test
  void theRightOneGetsTheVerdictsOfAFastOne() throws Exception {
    Map<String, Verdict> slow = verdicts.of(new Case(true, true));

    assertThat(slow).hasSize(11).isEqualTo(verdicts.of(new Case(true, false)));
    assertThat(slow.values()).containsOnly(Verdict.PASSED);
  }

  @Test
  void aWrongOneDoesToo() throws Exception {
    assertThat(verdicts.of(new Case(false, true)))
        .isEqualTo(verdicts.of(new Case(false, false)))
        .containsEntry("DEP-011", Verdict.FAILED);
  }

  private static Map<String, Verdict> verdicts(
      Gateway.Builder settings, int callMillis, Path report) {
    WireMockServer calls =
        new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    try (Gateway gateway = settings.start()) {
      calls.start();
      calls.stubFor(
          any(anyUrl())
              .willReturn(
                  aResponse()
                      .proxiedFrom(gateway.address().toString())
                      .withFixedDelay(callMillis)));
      Map<String, Verdict> verdicts = new TreeMap<>();
      for (RuleResult rule :
          run(URI.create("http://127.0.0.1:" + calls.port()), gateway.address(), report).rules()) {
        verdicts.put(rule.rule().id(), rule.verdict());
      }
      return verdicts;
    } finally {
      calls.stop();
    }
  }

  private static JudgedRun run(URI control, URI gateway, Path report) {
    String stages = "://" + gateway.getAuthority() + "/_aws/execute-api/{apiId}/{stage}";
    Declaration declaration =
        new Declaration(
            "slow",
            "endpoint",
            Map.of(
                "control-plane",
                control.toString(),
                "data-plane",
                "ws" + stages,
                "management",
                "http" + stages),
            Set.of(Capability.CONTROL_PLANE, Capability.DATA_PLANE),
            List.of());
    return ConformanceRun.builder(
            new RunSettings(
                Optional.of(RULES), Optional.empty(), Level.DOCUMENTED, 1, 32, report, 1))
        .against(declaration)
        .run();
  }

  /** Sees each change of a stage, and tells of it later; until then, of what was before. */
  private static final class Late implements StageDirectory {
    private final StageDirectory right;
    private final Map<String, Seen> stages = new ConcurrentHashMap<>();

    private record Seen(Optional<LiveStage> told, Optional<LiveStage> next, long since) {}

    Late(StageDirectory right) {
      this.right = right;
    }

    @Override
    public boolean hasApi(String apiId) {
      return right.hasApi(apiId);
    }

    @Override
    public Optional<LiveStage> find(String apiId, String stageName) {
      Optional<LiveStage> now = right.find(apiId, stageName);
      return stages
          .compute(
              apiId + "/" + stageName,
              (name, seen) ->
                  looked(
                      seen == null ? new Seen(Optional.empty(), Optional.empty(), 0) : seen, now))
          .told();
    }

    private static Seen looked(Seen seen, Optional<LiveStage> now) {
      long nanos = System.nanoTime();
      if (now.equals(seen.told())) {
        return new Seen(now, now, nanos);
      }
      if (!now.equals(seen.next())) {
        return new Seen(seen.told(), now, nanos);
      }
      return nanos - seen.since() < PROPAGATION.toNanos() ? seen : new Seen(now, now, nanos);
    }
  }
}
