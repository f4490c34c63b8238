package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.framegate.gateway.settings.Script;
import dev.framegate.gateway.settings.ScriptReport;
import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** Scripts, played to ordinary clients. */
final class ScriptedGatewayTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void aClientThatConnectsAgainGoesThroughTheWholeScript() throws Exception {
    Script script =
        Script.builder()
            .expectConnection(LONG)
            .expectMessage(JsonNodeFactory.instance.objectNode().put("action", "join"), LONG)
            .send("welcome")
            .expectMessage(JsonNodeFactory.instance.textNode("thanks"), LONG)
            .close(1001, "Going away")
            .expectConnection(LONG)
            .refuse(429, 2)
            .drop()
            .expectConnection(LONG)
            .close(1000, "")
            .expectEnd(LONG)
            .expectNoConnection(SHORT)
            .build();
    try (Gateway gateway = Gateway.builder().script(script).start()) {
      Reconnecting client = new Reconnecting(anyStage(gateway));
      client.connect();
      ScriptReport report = gateway.awaitScript();
      client.stop();

      assertThat(report.passed()).as(report.toString()).isTrue();
      assertThat(String.join("\n", report.journal()))
          .containsSubsequence(
              "connection 1 opened",
              "connection 1 sent {\"action\":\"join\",\"room\":1}",
              "connection 1 ended with 1001",
              "connection 2 opened",
              "connection 2 ended with 1006",
              "a handshake was refused by the script with 429",
              "a handshake was refused by the script with 429",
              "connection 3 opened",
              "connection 3 ended with 1000");
    }
  }

  @Test
  void aClientThatStaysAwayFailsTheScript() throws Exception {
    Script script =
        Script.builder()
            .expectConnection(LONG)
            .close(4001, "moved")
            .expectEnd(LONG)
            .expectConnection(SHORT)
            .build();
    try (Gateway gateway = Gateway.builder().script(script).start()) {
      Closing client = new Closing();
      HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(anyStage(gateway), client).get();

      assertThat(client.code.get()).isEqualTo(4001);
      assertThat(gateway.awaitScript().failure())
          .contains("step 4: expect a connection within 0.3 s: nothing happened");
    }
  }

  @Test
  void aClientThatComesBackAgainstExpectationFailsTheScript() throws Exception {
    Script script =
        Script.builder()
            .expectConnection(LONG)
            .refuse(403, 1)
            .close(1001, "")
            .expectNoConnection(LONG)
            .build();
    try (Gateway gateway = Gateway.builder().script(script).start()) {
      Reconnecting client = new Reconnecting(anyStage(gateway));
      client.connect();
      ScriptReport report = gateway.awaitScript();
      client.stop();

      assertThat(report.failure().orElseThrow())
          .isEqualTo(
              "step 4: expect no connection and no handshake within 30 s: a handshake was refused"
                  + " by the script with 403");
    }
  }

  @Test
  void aFailureNamesWhatCameInstead() throws Exception {
    Script script =
        Script.builder()
            .expectConnection(LONG)
            .expectMessage(JsonNodeFactory.instance.objectNode().put("action", "leave"), SHORT)
            .build();
    try (Gateway gateway = Gateway.builder().script(script).start()) {
      Reconnecting client = new Reconnecting(anyStage(gateway));
      client.connect();
      ScriptReport report = gateway.awaitScript();
      client.stop();

      assertThat(report.failure().orElseThrow())
          .contains("expect a message like {\"action\":\"leave\"} within 0.3 s: connection 1 sent");
    }
  }

  @Test
  void aStagesRoutesRunAndCallbacksAreAnsweredOnCue() throws Exception {
    Script script =
        Script.builder().expectMessage(LONG).answerCallbacks(410).send("too early").build();
    Script right =
        Script.builder()
            .expectConnection(LONG)
            .expectMessage(LONG)
            .answerCallbacks(410)
            .send("now")
            .expectCallback(LONG)
            .answerCallbacks(200)
            .send("again")
            .expectCallback(LONG)
            .build();
    try (Gateway gateway = Gateway.builder().script(script).start()) {
      OrdinarySocket socket = OrdinarySocket.open(gateway, "chat", "test");
      socket.send("hello");

      assertThat(gateway.awaitScript().failure())
          .contains("step 3: send too early: no step before expects a connection");
      socket.close();
    }
    try (Gateway gateway = Gateway.builder().script(right).start();
        ApiGatewayV2Client aws = SdkClients.controlPlane(gateway.address())) {
      SdkEchoApi api = SdkEchoApi.create(aws);
      api.deployTo("test");
      try (OrdinarySocket socket = OrdinarySocket.open(gateway, api.id(), "test");
          ApiGatewayManagementApiClient callbacks =
              SdkClients.callbacks(gateway.address(), api.id(), "test")) {
        socket.send("{\"action\":\"echo\"}");
        String first = socket.next();
        String second = socket.next();
        String answer = first.equals("now") ? second : first;
        String id = answer.replaceFirst(".*\"connectionId\":\"([^\"]+)\".*", "$1");
        assertThatThrownBy(() -> post(callbacks, id)).isInstanceOf(GoneException.class);
        assertThat(socket.next()).isEqualTo("again");
        post(callbacks, id);

        assertThat(socket.next()).isEqualTo("hello");
        ScriptReport report = gateway.awaitScript();
        assertThat(report.passed()).as(report.toString()).isTrue();
      }
    }
  }

  @Test
  void aDelayHoldsHandshakesBack() throws Exception {
    Script script = Script.builder().delay(Duration.ofSeconds(1)).expectConnection(LONG).build();
    try (Gateway gateway = Gateway.builder().script(script).start()) {
      long start = System.nanoTime();
      HttpClient.newHttpClient()
          .newWebSocketBuilder()
          .buildAsync(anyStage(gateway), new Closing())
          .get();

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
      assertThat(gateway.awaitScript().passed()).isTrue();
    }
  }

  @Test
  void aGatewayThatIsClosedEndsItsScript() throws Exception {
    Gateway gateway =
        Gateway.builder().script(Script.builder().expectConnection(LONG).build()).start();
    gateway.close();

    assertThat(gateway.awaitScript().failure().orElseThrow()).contains("the gateway was closed");
  }

  private static void post(ApiGatewayManagementApiClient callbacks, String id) {
    callbacks.postToConnection(b -> b.connectionId(id).data(SdkBytes.fromUtf8String("hello")));
  }

  private static URI anyStage(Gateway gateway) {
    return URI.create(
        gateway.address().toString().replaceFirst("http", "ws") + "/_aws/execute-api/chat/test");
  }

  /** The JDK's client, which notes the close code. */
  private static final class Closing implements WebSocket.Listener {
    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      code.complete(status);
      return null;
    }
  }

  /** OkHttp in a client that connects again unless it was closed with 1000. */
  private static final class Reconnecting extends WebSocketListener {
    private final OkHttpClient http = new OkHttpClient();
    private final URI address;
    private volatile okhttp3.WebSocket socket;

    Reconnecting(URI address) {
      this.address = address;
    }

    void connect() {
      socket = http.newWebSocket(new Request.Builder().url(address.toString()).build(), this);
    }

    void stop() {
      http.dispatcher().executorService().shutdown();
      socket.cancel();
    }

    @Override
    public void onOpen(okhttp3.WebSocket opened, Response response) {
      opened.send("{\"action\":\"join\",\"room\":1}");
    }

    @Override
    public void onMessage(okhttp3.WebSocket from, String text) {
      from.send("thanks");
    }

    @Override
    public void onClosing(okhttp3.WebSocket closing, int code, String reason) {
      closing.close(1000, null);
      if (code != 1000) {
        connect();
      }
    }

    @Override
    public void onFailure(okhttp3.WebSocket failed, Throwable thrown, Response response) {
      if (!http.dispatcher().executorService().isShutdown()) {
        connect();
      }
    }
  }
}
