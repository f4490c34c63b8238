package dev.framegate.kit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrdinaryClientTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final OrdinaryClient client = new OrdinaryClient();
  private final Transcript transcript = new Transcript();

  @AfterEach
  void close() {
    client.close();
  }

  private OrdinaryHandshakeResult attempt(URI url) {
    return client.connect(url, HandshakeOptions.plain().subprotocols("a"), transcript, "user");
  }

  private OrdinaryConnection connect(RawServer server) {
    return ((OrdinaryHandshakeResult.Connected) attempt(server.ws())).connection();
  }

  @Test
  void messagesGoBothWays() throws IOException, InterruptedException {
    BlockingQueue<byte[]> heard = new LinkedBlockingQueue<>();
    try (RawServer server =
        RawServer.playing(
            peer -> {
              peer.accept("Sec-WebSocket-Protocol: a");
              heard.add(peer.read(6 + 5));
              heard.add(peer.read(6 + 3));
              peer.say(ClientFrame.text("he").withFin(false));
              peer.say(ClientFrame.continuation(new byte[] {'y'}));
              peer.say(ClientFrame.binary(new byte[4]));
              peer.rest();
            })) {
      OrdinaryConnection connection = connect(server);
      assertThat(connection.subprotocol()).contains("a");
      assertThat(connection.sendText("hello")).isTrue();
      assertThat(connection.sendBytes(new byte[3])).isTrue();
      assertThat(heard.take()).startsWith(0x81, 0x85);
      assertThat(heard.take()).startsWith(0x82, 0x83);
      assertThat(connection.next(LONG).orElseThrow().text()).isEqualTo("hey");
      assertThat(connection.next(LONG).orElseThrow().isText()).isFalse();
      assertThat(connection.isOpen()).isTrue();
    }
    assertThat(transcript.events().stream().map(EventText::of))
        .contains(
            "→ text message 5 bytes: hello",
            "→ binary message 3 bytes",
            "← text message 3 bytes: hey",
            "← binary message 4 bytes");
  }

  @Test
  void theCloseCodeIsTold() throws IOException {
    try (RawServer server =
        RawServer.talking(
            peer -> {
              peer.say(ClientFrame.close(1009, "Message too big"));
              peer.rest();
            })) {
      ConnectionEnd closed = connect(server).closed(LONG).orElseThrow();
      assertThat(closed.code()).isEqualTo(1009);
      assertThat(closed.reason()).isEqualTo("Message too big");
    }
  }

  @Test
  void anEndWithoutCloseFrameIs1006() throws IOException {
    try (RawServer server = RawServer.talking(peer -> {})) {
      assertThat(connect(server).closed(LONG).orElseThrow().code()).isEqualTo(1006);
    }
  }

  @Test
  void aCloseFrameWithoutCodeIs1005() throws IOException {
    try (RawServer server =
        RawServer.talking(
            peer -> {
              peer.say(ClientFrame.close());
              peer.rest();
            })) {
      assertThat(connect(server).closed(LONG).orElseThrow().code()).isEqualTo(1005);
    }
  }

  @Test
  void aRefusalHasItsStatusAndBody() throws IOException {
    try (RawServer server =
        RawServer.playing(
            peer -> {
              peer.head();
              peer.say("HTTP/1.1 403 No\r\nContent-Length: 2\r\n\r\nno");
            })) {
      assertThat(attempt(server.ws()))
          .isInstanceOfSatisfying(
              HandshakeResult.Refused.class,
              refused -> {
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.body()).isEqualTo("no");
              });
    }
  }

  @Test
  void nobodyThereIsUnreachable() throws IOException {
    int port = RawServer.unusedPort();
    assertThat(attempt(URI.create("ws://127.0.0.1:" + port + "/")))
        .isEqualTo(new HandshakeResult.Unreachable("127.0.0.1:" + port, "connection refused"));
  }

  @Test
  void aLocalhostNameReachesThisMachineUnderItsOwnName() throws Exception {
    BlockingQueue<String> heads = new LinkedBlockingQueue<>();
    try (RawServer server =
        RawServer.playing(
            peer -> {
              heads.add(peer.accept());
              peer.rest();
            })) {
      String host = "abc.execute-api.us-east-1.localhost:" + server.port();
      assertThat(attempt(URI.create("ws://" + host + "/s")))
          .isInstanceOf(OrdinaryHandshakeResult.Connected.class);
      assertThat(heads.take()).contains("Host: " + host + "\r\n");
    }
  }

  @Test
  void aMessageWithoutEndEndsTheConnection() throws IOException {
    try (RawServer server =
        RawServer.talking(
            peer -> {
              peer.say(new byte[] {(byte) 0x82, 127, 0, 0, 1, 0, 0, 0, 0, 0});
              while (true) {
                peer.say(new byte[65_536]);
              }
            })) {
      assertThat(connect(server).closed(LONG))
          .hasValueSatisfying(
              end ->
                  assertThat(end.reason()).isEqualTo("the server sent more than 4,194,304 bytes"));
    }
  }

  /** What inflates to a thousand times its size is not even begun. */
  @Test
  void anExtensionThatWasNotOfferedIsRefused() throws IOException, InterruptedException {
    BlockingQueue<String> heads = new LinkedBlockingQueue<>();
    BlockingQueue<byte[]> frames = new LinkedBlockingQueue<>();
    try (RawServer server =
        RawServer.playing(
            peer -> {
              heads.add(peer.accept("Sec-WebSocket-Extensions: permessage-deflate"));
              frames.add(peer.read(8));
            })) {
      connect(server);

      byte[] frame = frames.take();
      assertThat(frame[0]).as("a close frame").isEqualTo((byte) 0x88);
      assertThat(((frame[6] ^ frame[2]) & 0xff) << 8 | ((frame[7] ^ frame[3]) & 0xff))
          .isEqualTo(1010);
    }
    assertThat(heads.take()).doesNotContain("Extensions");
  }
}
