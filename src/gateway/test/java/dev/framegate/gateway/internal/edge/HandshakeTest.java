package dev.framegate.gateway.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses and upgrades on a real socket. */
class HandshakeTest {
  private static final String STAGE = "/_aws/execute-api/abc123/test";
  private static final String HOST = "abc123.execute-api.us-east-1.localhost:4510";
  private static EdgeFixture edge;

  @BeforeAll
  static void start() {
    edge = EdgeFixture.start();
  }

  @AfterAll
  static void stop() {
    edge.close();
  }

  private static RawClient.Head answer(String request) {
    try (RawClient client = new RawClient(edge.address())) {
      return client.send(request).readHead();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, /_aws/execute-api/abc123/test, 101",
    "127.0.0.1, /_aws/execute-api/abc123/test/, 101",
    "127.0.0.1, /_aws/execute-api/abc123/test?a=b, 101",
    "127.0.0.1, /_aws/execute-api/abc123/t%65st, 101",
    "127.0.0.1, /_aws/execute-api/abc123/test/more, 403",
    "127.0.0.1, /_aws/execute-api/abc123/test/@connections, 403",
    "127.0.0.1, /_aws/execute-api/abc123/unknown, 403",
    "127.0.0.1, /_aws/execute-api/abc123/undeployed, 403",
    "127.0.0.1, /_aws/execute-api/abc123/, 403",
    "127.0.0.1, /_aws/execute-api/abc123, 403",
    "127.0.0.1, /_aws/execute-api/nobody/test, 403",
    "127.0.0.1, /_aws/execute-api, 404",
    "127.0.0.1, /_aws/execute-api/abc123/%zz, 400",
    "127.0.0.1, /elsewhere, 404",
    "abc123.execute-api.us-east-1.localhost, /test, 101",
    "abc123.execute-api.us-east-1.localhost:4510, /test, 101",
    "ABC123.Execute-API.us-east-1.localhost:4510, /test, 101",
    "abc123.execute-api.us-east-1.localhost:4510, /test/, 101",
    "abc123.execute-api.us-east-1.localhost:4510, /, 403",
    "abc123.execute-api.us-east-1.localhost:4510, /v2, 403",
    "abc123.execute-api.us-east-1.localhost:4510, /test/more, 403",
    "nobody.execute-api.us-east-1.localhost:4510, /test, 403",
  })
  void addresses(String host, String path, int status) {
    String request = RawClient.upgrade(path).replace("Host: 127.0.0.1", "Host: " + host);
    RawClient.Head head = answer(request);
    assertThat(head.status()).isEqualTo(status);
    if (status == 403) {
      assertThat(head.headers())
          .containsEntry("x-amzn-errortype", "ForbiddenException")
          .containsKey("x-amzn-requestid");
    }
  }

  @Test
  void theBodyOfAnUnknownStageSaysForbidden() {
    try (RawClient client = new RawClient(edge.address())) {
      client.send(RawClient.upgrade("/_aws/execute-api/abc123/unknown"));
      assertThat(client.readBody(client.readHead())).isEqualTo("{\"message\":\"Forbidden\"}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sec-WebSocket-Version: 13 | Sec-WebSocket-Version: 12 | 426",
        "Sec-WebSocket-Version: 13 | X-None: 1 | 426",
        "Sec-WebSocket-Version: 13 | Sec-WebSocket-Version: 13, 8 | 426",
        "Connection: Upgrade | Connection: keep-alive | 400",
        "Connection: Upgrade | Connection: keep-alive, Upgrade | 101",
        "Connection: Upgrade | CONNECTION: uPGRADE | 101",
        "Upgrade: websocket | Upgrade: h2c | 426",
        "Upgrade: websocket | Upgrade: WebSocket | 101",
        "Upgrade: websocket | X-None: 1 | 426",
        "dGhlIHNhbXBsZSBub25jZQ== | dGhlIHNhbXBsZSBub25j | 400",
        "dGhlIHNhbXBsZSBub25jZQ== | not base64! | 400",
        "Sec-WebSocket-Key: | X-None: | 400",
        "GET | POST | 400",
        "HTTP/1.1 | HTTP/1.0 | 400",
        "Host: 127.0.0.1 | X-None: 1 | 400",
        "Upgrade: websocket | Upgrade: websocket~Content-Length: 5 | 400",
      })
  void upgrades(String right, String other, int status) {
    String request = RawClient.upgrade(STAGE).replace(right, other.replace("~", "\r\n"));
    assertThat(answer(request).status()).isEqualTo(status);
  }

  @Test
  void theAcceptHeaderIsThatOfTheRfcAndNoExtensionIsAgreed() {
    RawClient.Head head =
        answer(
            RawClient.upgrade(
                STAGE,
                "Sec-WebSocket-Extensions: permessage-deflate\r\n",
                "Sec-WebSocket-Protocol: a, b\r\n"));
    assertThat(head.headers())
        .containsEntry("sec-websocket-accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
        .doesNotContainKeys("sec-websocket-extensions", "sec-websocket-protocol");
  }

  @Test
  void aUrlOver4096CharactersIs414() {
    String path = STAGE + "?q=";
    String fits = path + "x".repeat(4096 - path.length());
    assertThat(answer(RawClient.upgrade(fits)).status()).isEqualTo(101);
    assertThat(answer(RawClient.upgrade(fits + "x")).status()).isEqualTo(414);
  }

  @Test
  void otherMethodsOnAStageAreForbidden() {
    assertThat(answer("POST " + STAGE + " HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"))
        .satisfies(head -> assertThat(head.status()).isEqualTo(403));
  }

  @Test
  void connectSeesTheRequestAndDecidesTheAnswer() {
    try (EdgeFixture own = EdgeFixture.start();
        RawClient client = new RawClient(own.address())) {
      own.messages.onConnect =
          (connection, handshake) ->
              CompletableFuture.completedFuture(new ConnectResult(201, "b", null));
      client.send(
          RawClient.upgrade(
              STAGE + "?room=a%20b&room=c",
              "X-Token: one\r\nx-token: two\r\nUser-Agent: raw/1\r\n",
              "Sec-WebSocket-Protocol: a, b\r\n"));
      RawClient.Head head = client.readHead();
      assertThat(head.status()).isEqualTo(101);
      assertThat(head.headers()).containsEntry("sec-websocket-protocol", "b");
      ConnectionInfo connection = own.messages.connects.get(0);
      assertThat(connection.id()).matches("[A-Za-z0-9_-]{15}=");
      assertThat(connection)
          .isEqualTo(
              new ConnectionInfo(
                  connection.id(),
                  "abc123",
                  "test",
                  own.clock.instant(),
                  "127.0.0.1",
                  "raw/1",
                  "127.0.0.1"));
      assertThat(own.messages.handshakes.get(0).query()).containsEntry("room", List.of("a b", "c"));
      assertThat(own.messages.handshakes.get(0).headers())
          .containsEntry("X-Token", List.of("one", "two"));
    }
  }

  @Test
  void whatConnectFoundOutStaysWithTheConnection() {
    try (EdgeFixture own = EdgeFixture.start();
        RawClient client = new RawClient(own.address())) {
      own.messages.onConnect =
          (connection, handshake) ->
              CompletableFuture.completedFuture(
                  new ConnectResult(200, null, null).withAuthorizer(Map.of("principalId", "ada")));
      own.messages.onMessage =
          (connection, text) ->
              CompletableFuture.completedFuture(
                  Optional.of(String.valueOf(connection.authorizer())));
      client.send(RawClient.upgrade(STAGE));
      assertThat(client.readHead().status()).isEqualTo(101);
      client.send(ClientFrameBytes.text("who am I"));
      assertThat(client.readMessage()).isEqualTo("{principalId=ada}");
      client.close();
      await().until(() -> own.messages.disconnects.size() == 1);
      assertThat(own.messages.disconnects.get(0).connection().authorizer())
          .containsEntry("principalId", "ada");
    }
  }

  @Test
  void aRefusalPassesItsStatusAndBodyOn() {
    try (EdgeFixture own = EdgeFixture.start();
        RawClient client = new RawClient(own.address())) {
      own.messages.onConnect =
          (connection, handshake) ->
              CompletableFuture.completedFuture(
                  new ConnectResult(501, null, "{\"message\":\"no\"}"));
      RawClient.Head head = client.send(RawClient.upgrade(STAGE)).readHead();
      assertThat(head.status()).isEqualTo(501);
      assertThat(client.readBody(head)).isEqualTo("{\"message\":\"no\"}");
    }
  }

  @Test
  void whatCannotBePutOnTheWireIs500() {
    List<ConnectResult> impossible =
        List.of(
            new ConnectResult(200, "a\r\nX-Injected: 1", null),
            new ConnectResult(101, null, null),
            new ConnectResult(1000, null, null),
            new ConnectResult(-1, null, null));
    try (EdgeFixture own = EdgeFixture.start()) {
      for (ConnectResult result : impossible) {
        own.messages.onConnect =
            (connection, handshake) -> CompletableFuture.completedFuture(result);
        try (RawClient client = new RawClient(own.address())) {
          assertThat(client.send(RawClient.upgrade(STAGE)).readHead().status()).isEqualTo(500);
        }
      }
      assertThat(own.server.connections()).isZero();
    }
  }

  @Test
  void theUpgradeWaitsForConnectAndEarlyFramesAreKept() {
    CompletableFuture<ConnectResult> pending = new CompletableFuture<>();
    try (EdgeFixture own = EdgeFixture.start();
        RawClient client = new RawClient(own.address())) {
      own.messages.onConnect = (connection, handshake) -> pending;
      byte[] upgrade = RawClient.upgrade(STAGE).getBytes(StandardCharsets.UTF_8);
      client.send(ClientFrameBytes.join(upgrade, ClientFrameBytes.text("with the request")));
      client.send(ClientFrameBytes.text("after it"));
      await().until(() -> own.server.connections() == 1);
      assertThat(own.messages.texts).isEmpty();
      pending.complete(new ConnectResult(200, null, null));
      assertThat(client.readHead().status()).isEqualTo(101);
      assertThat(client.readMessage()).isEqualTo("with the request");
      assertThat(client.readMessage()).isEqualTo("after it");
    }
  }

  @Test
  void aClientThatSendsTooMuchTooEarlyIsMadeToWaitAndLosesNothing() {
    CompletableFuture<ConnectResult> pending = new CompletableFuture<>();
    int count = 400;
    try (EdgeFixture own = EdgeFixture.start();
        RawClient client = new RawClient(own.address())) {
      own.messages.onConnect = (connection, handshake) -> pending;
      client.send(RawClient.upgrade(STAGE));
      byte[] message = ClientFrameBytes.frame(true, 1, ClientFrameBytes.ascii(30_000));
      Thread writer =
          new Thread(
              () -> {
                for (int i = 0; i < count; i++) {
                  client.send(message);
                }
              });
      writer.start();
      await().until(() -> own.server.connections() == 1);
      pending.complete(new ConnectResult(200, null, null));
      assertThat(client.readHead().status()).isEqualTo(101);
      for (int i = 0; i < count; i++) {
        assertThat(client.readMessage()).hasSize(30_000);
      }
    }
  }

  @Test
  void connectThatNeverEndsIs504() {
    try (EdgeFixture own =
            EdgeFixture.start(
                settings ->
                    settings.withFlow(FlowLimits.DEFAULT.withConnectTime(Duration.ofMillis(50))));
        RawClient client = new RawClient(own.address())) {
      own.messages.onConnect = (connection, handshake) -> new CompletableFuture<>();
      assertThat(client.send(RawClient.upgrade(STAGE)).readHead().status()).isEqualTo(504);
      assertThat(own.server.connections()).isZero();
    }
  }

  @Test
  void noTwoConnectionsShareAnId() {
    try (EdgeFixture own = EdgeFixture.start()) {
      for (int i = 0; i < 200; i++) {
        own.client().close();
      }
      Set<String> ids = new HashSet<>();
      own.messages.connects.forEach(connection -> ids.add(connection.id()));
      assertThat(ids).hasSize(200);
    }
  }

  @Test
  void theHostFormAnswersAPlainGetWith426() {
    assertThat(answer("GET /test HTTP/1.1\r\nHost: " + HOST + "\r\n\r\n"))
        .satisfies(
            head -> {
              assertThat(head.status()).isEqualTo(426);
              assertThat(head.headers()).containsEntry("upgrade", "websocket");
            });
  }
}
