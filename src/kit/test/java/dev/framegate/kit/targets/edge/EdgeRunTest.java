package dev.framegate.kit.targets.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.Gateway;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.run.ConformanceRun;
import dev.framegate.kit.run.RunSettings;
import dev.framegate.kit.targets.Adapters;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.TargetUnavailableException;
import dev.framegate.settings.SettingsException;
import dev.framegate.testing.ResponseShapeAssertion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stage that somebody else made is judged by its address alone. */
final class EdgeRunTest {
  @TempDir private Path reports;

  @Test
  void theFramesOfAnExistingStageAreJudged() throws Exception {
    try (Gateway owner = Gateway.builder().start()) {
      String stage =
          "ws://%s/_aws/execute-api/%s/test"
              .formatted(owner.address().getAuthority(), echoingApi(owner.address()));

      JudgedRun run =
          ConformanceRun.builder(RunSettings.standard(reports))
              .against(Adapters.declaration(stage))
              .run();

      assertThat(run.broken()).isEmpty();
      assertThat(run.totals().inconclusive() + run.totals().errored()).isZero();
      assertThat(run.rules())
          .filteredOn(rule -> rule.verdict() == Verdict.PASSED)
          .extracting(rule -> rule.rule().id())
          .contains("FRM-001", "FRM-002", "FRM-004", "FRM-018", "FRM-024");
      assertThat(run.rules())
          .filteredOn(rule -> rule.rule().id().equals("DEP-003"))
          .extracting(rule -> rule.verdict())
          .containsExactly(Verdict.SKIPPED);
    }
  }

  @Test
  void anAddressThatIsNoWebSocketIsRefused() {
    assertThatThrownBy(() -> Adapters.open(edge("https://example.com/test")))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "target 'stage': 'url' must be a ws:// or wss:// address, such as 'wss://abc.execute-api.eu-west-1.amazonaws.com/test', but is 'https://example.com/test'.");
  }

  @Test
  void aStageThatIsDownIsNamed() {
    assertThatThrownBy(() -> Adapters.open(edge("ws://127.0.0.1:1/test")))
        .isInstanceOf(TargetUnavailableException.class)
        .hasMessageContaining("127.0.0.1:1");
  }

  private static Declaration edge(String url) {
    return new Declaration("stage", "edge", Map.of("url", url), Set.of(), List.of());
  }

  private static String echoingApi(URI control) throws Exception {
    String api =
        id(
            post(
                control,
                "/v2/apis",
                """
                {"name":"echo","protocolType":"WEBSOCKET",
                 "routeSelectionExpression":"$request.body.action"}"""),
            "apiId");
    String base = "/v2/apis/" + api;
    String integration =
        id(
            post(
                control,
                base + "/integrations",
                """
                {"integrationType":"MOCK","requestTemplates":{"$default":
                 "{\\"statusCode\\":200,\\"id\\":\\"$input.path('$.id')\\",\\"text\\":\\"$input.path('$.text')\\"}"}}"""),
            "integrationId");
    post(
        control,
        base + "/integrations/" + integration + "/integrationresponses",
        """
        {"integrationResponseKey":"$default","responseTemplates":{"$default":
         "{\\"id\\":\\"$input.path('$.id')\\",\\"text\\":\\"$input.path('$.text')\\"}"}}""");
    String route =
        id(
            post(
                control,
                base + "/routes",
                "{\"routeKey\":\"echo\",\"target\":\"integrations/"
                    + integration
                    + "\",\"routeResponseSelectionExpression\":\"$default\"}"),
            "routeId");
    post(
        control,
        base + "/routes/" + route + "/routeresponses",
        "{\"routeResponseKey\":\"$default\"}");
    post(control, base + "/deployments", "{\"stageName\":\"test\"}");
    return api;
  }

  private static String post(URI control, String path, String body) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(control.resolve(path))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    ResponseShapeAssertion.hold(response);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return response.body();
  }

  private static String id(String json, String member) {
    return json.replaceFirst("(?s).*\"" + member + "\":\"([^\"]+)\".*", "$1");
  }
}
