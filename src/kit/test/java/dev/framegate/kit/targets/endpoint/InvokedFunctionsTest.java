package dev.framegate.kit.targets.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.settings.EndpointFunctions;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.Level;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.run.ConformanceRun;
import dev.framegate.kit.run.RunSettings;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.testing.FreePort;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway with an address for functions calls those of the kit. */
final class InvokedFunctionsTest {
  @TempDir private Path reports;

  @Test
  void functionsAndAuthorizersAreJudged() throws Exception {
    int port = FreePort.choose();
    try (Gateway gateway =
        Gateway.builder()
            .functions(new EndpointFunctions(URI.create("http://127.0.0.1:" + port)))
            .start()) {
      JudgedRun run =
          ConformanceRun.builder(
                  new RunSettings(
                      Optional.of("@CON-020 or @INT-001"),
                      Optional.empty(),
                      Level.ALL,
                      0.5,
                      8,
                      reports))
              .against(declaration(gateway, port))
              .run();

      assertThat(run.rules())
          .extracting(rule -> rule.rule().id(), rule -> rule.verdict())
          .containsExactlyInAnyOrder(
              tuple("CON-020", Verdict.PASSED), tuple("INT-001", Verdict.PASSED));
    }
  }

  private static Declaration declaration(Gateway gateway, int port) {
    String stage = gateway.address().getAuthority() + "/_aws/execute-api/{apiId}/{stage}";
    return new Declaration(
        "endpoint",
        "endpoint",
        Map.of(
            "control-plane",
            gateway.address().toString(),
            "data-plane",
            "ws://" + stage,
            "management",
            "http://" + stage,
            "functions-port",
            String.valueOf(port)),
        Set.of(
            Capability.CONTROL_PLANE,
            Capability.DATA_PLANE,
            Capability.MANAGEMENT_API,
            Capability.HTTP_BACKEND,
            Capability.LAMBDA,
            Capability.AUTHORIZER),
        List.of());
  }
}
