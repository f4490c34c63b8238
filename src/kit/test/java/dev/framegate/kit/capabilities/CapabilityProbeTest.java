package dev.framegate.kit.capabilities;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.framegate.gateway.Gateway;
import dev.framegate.kit.targets.Adapters;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.DeclarationFile;
import dev.framegate.kit.targets.Target;
import dev.framegate.settings.SettingsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CapabilityProbeTest {
  @TempDir private Path folder;

  private final List<String> progress = new ArrayList<>();

  @Test
  void findsWhatAControlPlaneOffersAndLeavesNothingBehind() throws IOException {
    try (Gateway gateway = Gateway.builder().port(0).start()) {
      ProbedDeclaration found = CapabilityProbe.of(gateway.address().toString(), progress::add);

      assertThat(found.capabilities())
          .containsExactlyInAnyOrder(
              Capability.CONTROL_PLANE,
              Capability.DATA_PLANE,
              Capability.MANAGEMENT_API,
              Capability.HTTP_BACKEND,
              Capability.CUSTOM_DOMAIN,
              Capability.CLOCK,
              Capability.ACCESS_LOGS);
      for (String kind : List.of("apis", "domainnames")) {
        given().get(gateway.address() + "/v2/" + kind).then().body("items", empty());
      }
      Path file = Files.writeString(folder.resolve("found.yaml"), found.text());
      try (Target target = Adapters.open(DeclarationFile.read(file))) {
        assertThat(target.capabilities()).isEqualTo(found.capabilities());
        assertThat(target.dataPlane("a", "s"))
            .isEqualTo(
                URI.create("ws://" + gateway.address().getAuthority() + "/_aws/execute-api/a/s"));
      }
      assertThat(found.text())
          .contains("# lambda: not found. Not tried:")
          .contains("# metrics: not found. Not tried.")
          .contains("# iam: not found. A signature that proves nothing was accepted.");
    }
  }

  @Test
  void saysWhatAControlPlaneThatIsNoneAnswered() throws IOException {
    try (StrangerServer server =
        new StrangerServer(
            exchange -> {
              byte[] page = "<html>\n<h1>It works</h1>".getBytes(StandardCharsets.UTF_8);
              exchange.sendResponseHeaders(500, page.length);
              exchange.getResponseBody().write(page);
              exchange.close();
            })) {
      ProbedDeclaration found = CapabilityProbe.of(server.address(), progress::add);

      assertThat(found.capabilities()).isEmpty();
      assertThat(found.text())
          .contains(
              "# It makes no APIs by calls. If it serves a stage, 'framegate probe ws://...' with",
              "# control-plane: not found. POST /v2/apis was answered 500 <html> <h1>It works</h1>.");
    }
  }

  @Test
  void isNotUpsetByAServerThatHangsUp() throws IOException {
    try (StrangerServer server = new StrangerServer(exchange -> exchange.close())) {
      ProbedDeclaration found = CapabilityProbe.of(server.address(), progress::add);

      assertThat(found.text())
          .contains("# control-plane: not found. POST /v2/apis brought no answer: ");
    }
  }

  /** It makes APIs, of which there is then no trace. */
  @Test
  void goesOnWhereAStepIsRefusedAndSaysWhatStayed() throws IOException {
    try (StrangerServer server =
        new StrangerServer(
            exchange -> {
              boolean making = exchange.getRequestURI().getPath().equals("/v2/apis");
              byte[] body = "{\"apiId\": \"abc\"}".getBytes(StandardCharsets.UTF_8);
              exchange.sendResponseHeaders(making ? 201 : 501, making ? body.length : -1);
              if (making) {
                exchange.getResponseBody().write(body);
              }
              exchange.close();
            })) {
      ProbedDeclaration found = CapabilityProbe.of(server.address(), progress::add);

      assertThat(found.capabilities()).containsExactly(Capability.CONTROL_PLANE);
      assertThat(found.text())
          .contains("# While the API was made, POST /v2/apis/abc/integrations was answered 501.")
          .contains("# No stage could be reached: the address above is only a common form.")
          .contains("# The API abc that was made for this is STILL THERE: DELETE /v2/apis/abc");
    }
  }

  @Test
  void refusesATargetThatNeedsNoProbing() {
    assertThatThrownBy(() -> CapabilityProbe.of("bundled", progress::add))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(
            "'bundled' cannot be probed. Expected the http(s):// address of a control plane");
  }

  private static final class StrangerServer implements AutoCloseable {
    private final HttpServer server;

    StrangerServer(HttpHandler handler) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", handler);
      server.start();
    }

    String address() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
