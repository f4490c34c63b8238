package dev.framegate.kit.run;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.framegate.faults.Fault;
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
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A gateway whose calls take half a second, and whose stages change two seconds after them. */
@Order(1) // It takes long.
@Execution(ExecutionMode.CONCURRENT)
final class SlowGatewayTest {
  private static final Duration PROPAGATION = Duration.ofSeconds(2);
  private static final int CALL_MILLIS = 500;
  private static final String RULES =
      "@DEP-002 or @DEP-003 or @DEP-004 or @DEP-011 or @DEP-016 or @DEP-019 or"
          + " @DEP-026 or @STG-012 or @STG-013 or @STG-021 or @STG-024";

  @TempDir private Path reports;

  @Test
  void theRightOneGetsTheVerdictsOfAFastOne() {
    Map<String, Verdict> slow =
        verdicts(Gateway.builder().replace(StageDirectory.class, Late::new), CALL_MILLIS);

    assertThat(slow).hasSize(11).isEqualTo(verdicts(Gateway.builder(), 0));
    assertThat(slow.values()).containsOnly(Verdict.PASSED);
  }

  @Test
  void aWrongOneDoesToo() {
    Fault wrong = Faults.named("first-deployment-stays");

    Map<String, Verdict> slow =
        verdicts(
            wrong.applyTo(Gateway.builder()).replace(StageDirectory.class, Late::new), CALL_MILLIS);

    assertThat(slow)
        .isEqualTo(verdicts(wrong.applyTo(Gateway.builder()), 0))
        .containsEntry("DEP-011", Verdict.FAILED);
  }

  private Map<String, Verdict> verdicts(Gateway.Builder settings, int callMillis) {
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
          run(URI.create("http://127.0.0.1:" + calls.port()), gateway.address()).rules()) {
        verdicts.put(rule.rule().id(), rule.verdict());
      }
      return verdicts;
    } finally {
      calls.stop();
    }
  }

  private JudgedRun run(URI control, URI gateway) {
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
                Optional.of(RULES), Optional.empty(), Level.DOCUMENTED, 1, 32, reports, 1))
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
