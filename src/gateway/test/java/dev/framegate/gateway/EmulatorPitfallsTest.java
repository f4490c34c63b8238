package dev.framegate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.testing.SdkClients;
import dev.framegate.testing.SdkEchoApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.TooManyRequestsException;

/** What every emulator gets wrong, asked by clients that are not the kit's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EmulatorPitfallsTest {
  private static final int KIB = 1024;

  private Gateway gateway;
  private ApiGatewayV2Client aws;
  private SdkEchoApi api;

  @BeforeAll
  void start() {
    gateway = Gateway.builder().port(0).start();
    aws = SdkClients.controlPlane(gateway.address());
    api = SdkEchoApi.create(aws);
    api.deployTo("test");
  }

  @AfterAll
  void stop() {
    aws.close();
    gateway.close();
  }

  /** OkHttp sends each message in one frame. */
  @ParameterizedTest
  @CsvSource({"32768, 0", "32769, 1009", "33793, 1009", "131072, 1009", "1048576, 1009"})
  void oneFrame(int bytes, int code) throws Exception {
    try (OrdinarySocket socket = OrdinarySocket.open(gateway, api.id(), "test")) {
      socket.send(SdkEchoApi.message("echo", bytes));
      if (code == 0) {
        assertThat(socket.next()).contains("hello");
      } else {
        assertThat(socket.closeCode()).isEqualTo(code);
      }
    }
  }

  @Test
  void binaryIsClosedWith1003() throws Exception {
    try (OrdinarySocket socket = OrdinarySocket.open(gateway, api.id(), "test")) {
      socket.send(new byte[] {1, 2, 3});
      assertThat(socket.closeCode()).isEqualTo(1003);
    }
  }

  /** The JDK's client cuts a message wherever it is told to; at most 16 KiB go into a frame. */
  @ParameterizedTest
  @CsvSource({"131072, 0", "131073, 1009"})
  void aMessageInFramesWithAPingBetween(int bytes, int code) throws Exception {
    JdkSocket socket = new JdkSocket();
    WebSocket ws =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(
                URI.create(
                    "ws://%s/_aws/execute-api/%s/test"
                        .formatted(gateway.address().getAuthority(), api.id())),
                socket)
            .get(10, TimeUnit.SECONDS);
    String message = SdkEchoApi.message("echo", bytes);
    ws.sendText(message.substring(0, 32 * KIB), false).get(10, TimeUnit.SECONDS);
    ws.sendPing(ByteBuffer.wrap(new byte[] {42})).get(10, TimeUnit.SECONDS);
    ws.sendText(message.substring(32 * KIB), true).get(10, TimeUnit.SECONDS);
    String seen = socket.seen.poll(10, TimeUnit.SECONDS);
    while ("pong".equals(seen)) {
      seen = socket.seen.poll(10, TimeUnit.SECONDS);
    }
    if (code == 0) {
      assertThat(seen).contains("hello");
      ws.abort();
    } else {
      assertThat(seen).isEqualTo("closed " + code);
    }
  }

  @Test
  void aNewRouteAnswersOnlyAfterRedeploy() throws Exception {
    SdkEchoApi own = SdkEchoApi.create(aws);
    own.deployTo("test");
    own.route("late");
    try (OrdinarySocket socket = OrdinarySocket.open(gateway, own.id(), "test")) {
      socket.send(SdkEchoApi.message("late", 100));
      assertThat(socket.next()).contains("Forbidden");
      own.deployTo("test");
      socket.send(SdkEchoApi.message("late", 100));
      assertThat(socket.next()).contains("hello");
    }
  }

  @Test
  void theEleventhStageIsRefused() {
    SdkEchoApi own = SdkEchoApi.create(aws);
    for (int i = 1; i <= 10; i++) {
      String name = "stage-" + i;
      aws.createStage(b -> b.apiId(own.id()).stageName(name));
    }
    assertThatThrownBy(() -> aws.createStage(b -> b.apiId(own.id()).stageName("stage-11")))
        .isInstanceOf(TooManyRequestsException.class);
  }

  @Test
  void anUnknownStageOrApiOrAStageWithoutDeploymentIsForbidden() throws Exception {
    aws.createStage(b -> b.apiId(api.id()).stageName("empty"));
    assertThat(OrdinarySocket.knock(gateway, api.id(), "nowhere")).isEqualTo(403);
    assertThat(OrdinarySocket.knock(gateway, "nobody1234", "test")).isEqualTo(403);
    assertThat(OrdinarySocket.knock(gateway, api.id(), "empty")).isEqualTo(403);
  }

  private static final class JdkSocket implements WebSocket.Listener {
    private final LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();

    @Override
    public CompletionStage<?> onText(WebSocket ws, CharSequence text, boolean last) {
      seen.add(text.toString());
      ws.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket ws, ByteBuffer payload) {
      seen.add("pong");
      ws.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket ws, int code, String reason) {
      seen.add("closed " + code);
      return null;
    }

    @Override
    public void onError(WebSocket ws, Throwable error) {
      seen.add("error " + error);
    }
  }
}
