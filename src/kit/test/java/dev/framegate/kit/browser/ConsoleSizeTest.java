package dev.framegate.kit.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import dev.framegate.kit.wire.FrameClient;
import dev.framegate.kit.wire.HandshakeOptions;
import dev.framegate.kit.wire.HandshakeResult;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/**
 * How long the console takes to show an account's largest API. Prints times, and asserts only that
 * the page stays readable: {@code -Dframegate.console=large}, on a machine that does nothing else.
 */
@EnabledIfSystemProperty(named = "framegate.console", matches = "large")
final class ConsoleSizeTest {
  private static final int ROUTES = 300;
  private static final int STAGES = 10;
  private static final int DEPLOYMENTS = 500;
  private static final int CONNECTIONS = 5_000;
  private static final int OPENINGS = 7;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** Milliseconds since the address was entered. */
  private static final String TIMES =
      """
      await soon("all", () => performance.getEntriesByName("shown").length > 0);
      await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
      const paint = name => performance.getEntriesByName(name)[0]?.startTime ?? 0;
      return {first: paint("first-contentful-paint"), shown: paint("shown"),
        drawn: performance.now(), bytes: performance.getEntriesByType("resource")
          .reduce((sum, each) => sum + each.encodedBodySize, 0)};
      """;

  private static final String READABLE =
      """
      const seen = {};
      for (const id of ["stages", "routes", "trial"]) {
        await click(`tab-${id}`);
        await soon("rows", () => document.querySelectorAll(`#part-${id} tbody tr`).length > 0);
        seen[id] = document.querySelectorAll(`#part-${id} tbody tr`).length;
      }
      seen.text = document.body.innerText;
      return seen;
      """;

  @Test
  void theLargestApiIsShownAndReadable() {
    Limits limits =
        Limits.aws()
            .with(Limit.CONNECTIONS_PER_SECOND, 100_000)
            .with(Limit.REQUESTS_PER_SECOND, 100_000)
            .with(Limit.REQUESTS_BURST, 100_000);
    try (Browser browser = InstalledBrowser.startOrAbort(ConsoleSizeTest.class);
        Gateway gateway = Gateway.builder().limits(limits).start();
        ApiGatewayV2Client aws = SdkClients.controlPlane(gateway.address());
        FrameClient client = new FrameClient()) {
      String api = make(aws);
      connect(gateway, api, client);
      String page = gateway.address() + "/_framegate/console#api=" + api;
      for (int i = 0; i < OPENINGS; i++) {
        try (BrowserTab tab = browser.newTab()) {
          tab.resize(1280, 800);
          tab.open(page);
          JsonNode times = tab.act(LONGEST, TIMES);
          System.out.printf(
              Locale.ROOT,
              "opening %d: first paint %.0f ms, read %.0f ms," + " drawn %.0f ms, %,d bytes%n",
              i + 1,
              times.path("first").asDouble(),
              times.path("shown").asDouble(),
              times.path("drawn").asDouble(),
              times.path("bytes").asLong());
        }
      }
      try (BrowserTab tab = browser.newTab()) {
        tab.open(page);
        JsonNode seen = tab.act(LONGEST, READABLE);
        assertThat(seen.path("routes").asInt()).isEqualTo(25);
        assertThat(seen.path("trial").asInt()).isEqualTo(50);
        assertThat(seen.path("text").asText()).contains("1 to 50 of 5,000");
      }
    }
  }

  /** Each stage serves another deployment, since which half of the routes have changed. */
  private static String make(ApiGatewayV2Client aws) {
    SdkEchoApi api = SdkEchoApi.create(aws);
    for (int i = 1; i < ROUTES; i++) {
      api.route("route-" + i);
      if (i >= ROUTES / 2 && i < ROUTES / 2 + STAGES) {
        api.deployTo("stage-" + i);
      }
    }
    for (int i = STAGES; i < DEPLOYMENTS; i++) {
      String description = "Deployment " + i;
      aws.createDeployment(b -> b.apiId(api.id()).description(description));
    }
    return api.id();
  }

  private static void connect(Gateway gateway, String api, FrameClient client) {
    URI stage =
        URI.create(
            "ws://%s/_aws/execute-api/%s/stage-%d"
                .formatted(gateway.address().getAuthority(), api, ROUTES / 2));
    Transcript transcript = new Transcript();
    for (int i = 0; i < CONNECTIONS; i++) {
      HandshakeResult result = client.open(stage, HandshakeOptions.plain(), transcript, "client");
      assertThat(result).isInstanceOf(HandshakeResult.Accepted.class);
    }
    assertThat(gateway.connections()).isEqualTo(CONNECTIONS);
  }
}
