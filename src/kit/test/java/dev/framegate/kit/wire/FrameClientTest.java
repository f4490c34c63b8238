package dev.framegate.kit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FrameClientTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final FrameClient client = new FrameClient();
  private final Transcript transcript = new Transcript();
  private final CompletableFuture<byte[]> heard = new CompletableFuture<>();

  @AfterEach
  void close() {
    client.close();
  }

  private FrameConnection connect(RawServer server) {
    return connect(server, HandshakeOptions.plain());
  }

  private FrameConnection connect(RawServer server, HandshakeOptions options) {
    return accepted(client.open(server.ws(), options, transcript, "client"));
  }

  private static FrameConnection accepted(HandshakeResult result) {
    assertThat(result).isInstanceOf(HandshakeResult.Accepted.class);
    return ((HandshakeResult.Accepted) result).connection();
  }

  private List<String> lines() {
    return transcript.events().stream().map(EventText::of).toList();
  }

  /** Accepts the WebSocket and keeps what comes until the client ends the connection. */
  private RawServer listening() throws IOException {
    return RawServer.talking(peer -> heard.complete(peer.rest()));
  }

  static List<ClientFrame> kinds() {
    ClientFrame text = ClientFrame.text("{\"action\":\"x\"}").withMask(ClientFrame.Mask.ZERO);
    return List.of(
        text,
        ClientFrame.text(new byte[] {(byte) 0xC3, 0x28}).withMask(ClientFrame.Mask.ZERO),
        ClientFrame.binary(new byte[70_000]).withMask(ClientFrame.Mask.ZERO),
        ClientFrame.continuation(new byte[126]).withMask(ClientFrame.Mask.ZERO),
        ClientFrame.ping(new byte[125]).withMask(ClientFrame.Mask.ZERO),
        ClientFrame.ping(new byte[126]).withMask(ClientFrame.Mask.ZERO),
        ClientFrame.pong(new byte[3]).withMask(ClientFrame.Mask.ZERO),
        ClientFrame.close().withMask(ClientFrame.Mask.ZERO),
        ClientFrame.close(1000, "bye").withMask(ClientFrame.Mask.ZERO),
        text.withMask(false),
        text.withRsv(7),
        text.withOpcode(3),
        text.withFin(false),
        text.withAnnouncedLength(1_000_000),
        text.withAnnouncedLength(-1),
        text.withLengthForm(ClientFrame.LengthForm.SIXTY_FOUR_BITS),
        text.withOnlyFirst(0),
        text.withOnlyFirst(1),
        text.withOnlyFirst(9));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theFrameArrivesByteForByte(ClientFrame frame) throws Exception {
    try (RawServer server = listening()) {
      FrameConnection connection = connect(server);
      StimulusProof proof = connection.send(frame);
      connection.vanish();
      assertThat(heard.get()).isEqualTo(frame.encode(0));
      assertThat(proof.complete()).isTrue();
      assertThat(proof.headersOnWire()).isTrue();
      assertThat(proof.trouble()).isEmpty();
      assertThat(proof.frames().get(0).onWire()).isEqualTo(frame.wireBytes());
      assertThat(loggedFrames()).containsExactly((long) frame.wireBytes());
    }
  }

  @Test
  void aRandomMaskHidesThePayloadAndUnmasksToIt() throws Exception {
    try (RawServer server = listening()) {
      FrameConnection connection = connect(server);
      connection.send(ClientFrame.text("abcdefgh"));
      connection.vanish();
      byte[] bytes = heard.get();
      byte[] payload = Arrays.copyOfRange(bytes, 6, bytes.length);
      for (int i = 0; i < payload.length; i++) {
        payload[i] ^= bytes[2 + (i & 3)];
      }
      assertThat(new String(payload, StandardCharsets.UTF_8)).isEqualTo("abcdefgh");
    }
  }

  @Test
  void theFramesOfOneCallFollowEachOther() throws Exception {
    List<ClientFrame> program =
        ClientFrame.split("x".repeat(2_000), 700).stream()
            .map(frame -> frame.withMask(ClientFrame.Mask.ZERO))
            .toList();
    try (RawServer server = listening()) {
      FrameConnection connection = connect(server);
      assertThat(connection.send(program).complete()).isTrue();
      connection.vanish();
      assertThat(heard.get()).hasSize(2_000 + 3 * 8);
    }
    assertThat(lines())
        .filteredOn(line -> line.startsWith("→"))
        .containsExactly(
            "→ text 700 bytes masked",
            "→ continuation 700 bytes masked",
            "→ continuation 600 bytes fin masked");
  }

  @Test
  void theProofStaysTrueWhenThePeerClosesWhileWeWrite() throws Exception {
    byte[] big = new byte[8 << 20];
    try (RawServer server =
        RawServer.talking(
            peer -> {
              peer.read(14);
              peer.say(ClientFrame.close(1009, "Message too big"));
              // Unread bytes make the kernel reset the connection.
            })) {
      FrameConnection connection = connect(server, HandshakeOptions.plain().withoutReplies());
      ClientFrame huge = ClientFrame.text(big);
      StimulusProof proof = connection.send(huge, ClientFrame.text("after"));
      assertThat(proof.frames().get(0).onWire()).isBetween(14L, (long) huge.wireBytes() - 1);
      assertThat(proof.frames().get(1).onWire()).isZero();
      assertThat(proof.complete()).isFalse();
      assertThat(proof.headersOnWire()).isFalse();
      assertThat(proof.trouble()).isPresent();
      assertThat(loggedFrames().get(0)).isEqualTo(proof.frames().get(0).onWire());
      ConnectionEnd closed = connection.closed(LONG).orElseThrow();
      assertThat(closed.code()).isEqualTo(1009);
      assertThat(closed.reason()).isEqualTo("Message too big");
      assertThat(connection.tcpEnded(LONG)).isTrue();
    }
  }

  @Test
  void aPeerThatHalfClosesStillTakesTheRest() throws Exception {
    ClientFrame big = ClientFrame.text(new byte[4 << 20]).withMask(ClientFrame.Mask.ZERO);
    try (RawServer server =
        RawServer.talking(
            peer -> {
              peer.read(14);
              peer.say(ClientFrame.close(1009, ""));
              peer.socket.shutdownOutput();
              heard.complete(peer.rest());
            })) {
      FrameConnection connection = connect(server, HandshakeOptions.plain().withoutReplies());
      assertThat(connection.send(big).complete()).isTrue();
      assertThat(heard.get()).hasSize(4 << 20);
      assertThat(connection.closed(LONG).orElseThrow().code()).isEqualTo(1009);
    }
  }

  @Test
  void aPeerThatNeverReadsEndsTheWaitNotTheTruth() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    FrameClientLimits hasty = new FrameClientLimits(10, 1 << 20, 1 << 20, Duration.ofMillis(100));
    try (FrameClient impatient = new FrameClient(hasty);
        RawServer server =
            RawServer.talking(
                peer -> {
                  try {
                    done.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                })) {
      FrameConnection connection =
          accepted(impatient.open(server.ws(), HandshakeOptions.plain(), transcript, "client"));
      StimulusProof proof = connection.send(ClientFrame.text(new byte[16 << 20]));
      assertThat(proof.complete()).isFalse();
      assertThat(proof.trouble()).contains("the peer did not read on in time");
      done.countDown();
    }
  }

  /** Of each frame that was sent, the bytes that the log says went into the socket. */
  private List<Long> loggedFrames() {
    return transcript.events().stream()
        .filter(TranscriptEvent.Frame.class::isInstance)
        .map(TranscriptEvent.Frame.class::cast)
        .filter(TranscriptEvent.Frame::sent)
        .map(TranscriptEvent.Frame::onWire)
        .toList();
  }

  @Test
  void sendingAfterTheEndProvesNothing() throws Exception {
    try (RawServer server = RawServer.talking(peer -> {})) {
      FrameConnection connection = connect(server);
      assertThat(connection.tcpEnded(LONG)).isTrue();
      StimulusProof proof = connection.send(ClientFrame.text("late"));
      assertThat(proof.frames().get(0).onWire()).isZero();
      assertThat(proof.headersOnWire()).isFalse();
      assertThat(connection.isOpen()).isFalse();
      assertThat(loggedFrames()).containsExactly(0L);
    }
  }

  @Test
  void messagesArePutTogetherAcrossControlFrames() throws Exception {
    try (RawServer server =
        RawServer.talking(
            peer -> {
              peer.say(ClientFrame.text("he").withFin(false));
              peer.say(ClientFrame.ping(new byte[] {1}));
              peer.say(ClientFrame.continuation(new byte[0]).withFin(false));
              peer.say(ClientFrame.continuation("llo".getBytes(StandardCharsets.UTF_8)));
              peer.say(ClientFrame.binary(new byte[200]));
              heard.complete(peer.read(7));
              peer.rest();
            })) {
      FrameConnection connection = connect(server);
      Message message = connection.next(LONG).orElseThrow();
      assertThat(message.text()).isEqualTo("hello");
      assertThat(message.isText()).isTrue();
      assertThat(message.frames()).containsExactly(2, 0, 3);
      Message binary = connection.next(LONG).orElseThrow();
      assertThat(binary.isText()).isFalse();
      assertThat(binary.frames()).containsExactly(200);
      assertThat(heard.get()).startsWith(0x8A, 0x81);
      assertThat(connection.breaches()).isEmpty();
      assertThat(connection.silent(SHORT)).isTrue();
    }
  }

  @Test
  void framesThatComeWithTheHandshakeAreNotLost() throws Exception {
    try (RawServer server =
        RawServer.playing(
            peer -> {
              String answer = RawServer.Peer.switching(peer.head());
              peer.say(answer + "\u0081\u0002ok");
              peer.rest();
            })) {
      assertThat(connect(server).next(LONG).orElseThrow().text()).isEqualTo("ok");
    }
    assertThat(lines()).startsWith("handshake " + server() + " → 101", "← text 2 bytes fin: ok");
  }

  private String server() {
    return ((TranscriptEvent.Handshake) transcript.events().get(0)).url();
  }

  @Test
  void awaitingLeavesOtherMessagesUnread() throws Exception {
    try (RawServer server =
        RawServer.talking(
            peer -> {
              peer.say(ClientFrame.text("1"));
              peer.say(ClientFrame.text("2"));
              peer.rest();
            })) {
      FrameConnection connection = connect(server);
      assertThat(connection.await(LONG, m -> m.text().equals("2"))).isPresent();
      assertThat(connection.silent(SHORT)).isFalse();
      assertThat(connection.next(LONG).orElseThrow().text()).isEqualTo("1");
      assertThat(connection.next(SHORT)).isEmpty();
    }
  }

  @Test
  void aPongIsHandedOver() throws Exception {
    try (RawServer server =
        RawServer.talking(
            peer -> {
              peer.say(ClientFrame.pong(peer.read(8)));
              peer.rest();
            })) {
      FrameConnection connection = connect(server);
      connection.send(ClientFrame.ping(new byte[2]));
      assertThat(connection.pong(LONG).orElseThrow().payload()).hasSize(8);
    }
  }

  @ParameterizedTest
  @CsvSource({"1000,bye", "1009,", "4999,own"})
  void aCloseFrameIsToldAndAnswered(int code, String reason) throws Exception {
    ClientFrame close = ClientFrame.close(code, reason == null ? "" : reason);
    try (RawServer server =
        RawServer.talking(
            peer -> {
              peer.say(close);
              heard.complete(peer.read(8));
            })) {
      FrameConnection connection = connect(server);
      ConnectionEnd closed = connection.closed(LONG).orElseThrow();
      assertThat(closed.code()).isEqualTo(code);
      assertThat(closed.reason()).isEqualTo(reason == null ? "" : reason);
      assertThat(heard.get()).startsWith(0x88, 0x82);
      assertThat(connection.tcpEnded(LONG)).isTrue();
      assertThat(connection.closed(LONG).orElseThrow().tcpEnded()).isTrue();
    }
  }

  @Test
  void aCloseFrameWithoutCodeIs1005() throws Exception {
    try (RawServer server =
        RawServer.talking(
            peer -> {
              peer.say(ClientFrame.close());
              heard.complete(peer.read(6));
              peer.rest();
            })) {
      FrameConnection connection = connect(server);
      assertThat(connection.closed(LONG)).contains(new ConnectionEnd(1005, "", false));
      assertThat(heard.get()).startsWith(0x88, 0x80);
      assertThat(connection.isOpen()).isFalse();
    }
  }

  @Test
  void anEndWithoutCloseFrameIs1006() throws Exception {
    try (RawServer server = RawServer.talking(peer -> {})) {
      FrameConnection connection = connect(server);
      assertThat(connection.closed(LONG)).contains(new ConnectionEnd(1006, "", true));
      assertThat(connection.next(LONG)).isEmpty();
    }
    assertThat(lines()).contains("× ended without a close frame (1006)");
  }

  @Test
  void aResetIs1006() throws Exception {
    try (RawServer server = RawServer.talking(peer -> peer.socket.setSoLinger(true, 0))) {
      assertThat(connect(server).closed(LONG).orElseThrow().code()).isEqualTo(1006);
    }
  }

  @Test
  void aMuteClientAnswersNothing() throws Exception {
    try (RawServer server =
        RawServer.talking(
            peer -> {
              peer.say(ClientFrame.ping(new byte[1]));
              peer.say(ClientFrame.close(1000, ""));
              heard.complete(peer.rest());
            })) {
      FrameConnection connection = connect(server, HandshakeOptions.plain().withoutReplies());
      assertThat(connection.closed(LONG).orElseThrow().code()).isEqualTo(1000);
      connection.vanish();
      assertThat(heard.get()).isEmpty();
    }
  }

  @Test
  void abortResetsTheConnection() throws Exception {
    CompletableFuture<String> seen = new CompletableFuture<>();
    try (RawServer server =
        RawServer.talking(
            peer -> {
              try {
                peer.rest();
                seen.complete("end");
              } catch (IOException e) {
                seen.complete(e.getMessage());
              }
            })) {
      connect(server).abort();
      assertThat(seen.get()).isEqualTo("Connection reset");
    }
  }

  @Test
  void closingSaysGoodbyeFirst() throws Exception {
    try (RawServer server = listening()) {
      connect(server).close();
      assertThat(heard.get()).hasSize(8).startsWith(0x88, 0x82);
    }
  }

  @Test
  void breachesOfThePeerAreNoted() throws Exception {
    ClientFrame text = ClientFrame.text("a");
    try (RawServer server =
        RawServer.talking(
            peer -> {
              peer.say(text.withMask(true).encode(7));
              peer.say(text.withRsv(4));
              peer.say(text.withOpcode(3));
              peer.say(text.withLengthForm(ClientFrame.LengthForm.SIXTEEN_BITS));
              peer.say(ClientFrame.continuation(new byte[0]));
              peer.say(text.withFin(false));
              peer.say(text);
              peer.say(ClientFrame.text(new byte[] {(byte) 0xFF}));
              peer.say(ClientFrame.ping(new byte[126]).withFin(false));
              peer.say(ClientFrame.close(1000, ""));
              peer.say(text);
              peer.say(text.withAnnouncedLength(9));
            })) {
      FrameConnection connection = connect(server);
      assertThat(connection.tcpEnded(LONG)).isTrue();
      assertThat(connection.breaches())
          .containsExactly(
              "a server's frame is masked",
              "reserved bits are set (4)",
              "opcode 3 has no meaning",
              "a length is not written in its shortest form",
              "a continuation frame continues no message",
              "a message began inside of another message",
              "a text message is not UTF-8",
              "a control frame is fragmented",
              "a control frame has 126 bytes",
              "a frame came after the close frame",
              "the connection ended inside of a frame");
    }
    assertThat(lines()).contains("← text 9 bytes fin (3 bytes on the wire)");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tooMuchIsDroppedWithAWord(boolean oneMessage) throws Exception {
    try (FrameClient small = new FrameClient(new FrameClientLimits(3, 100, 1_000, LONG));
        RawServer server =
            RawServer.talking(
                peer -> {
                  for (int i = 0; i < 4; i++) {
                    peer.say(ClientFrame.text("x".repeat(oneMessage ? 101 : 1)));
                  }
                  peer.rest();
                })) {
      FrameConnection connection =
          accepted(small.open(server.ws(), HandshakeOptions.plain(), transcript, "client"));
      ConnectionEnd closed = connection.closed(LONG).orElseThrow();
      assertThat(closed.code()).isEqualTo(1006);
      assertThat(closed.reason())
          .isEqualTo(
              "The client dropped the connection: "
                  + (oneMessage
                      ? "a frame announces 101 bytes."
                      : "too many messages wait to be read."));
    }
    assertThat(transcript.events()).hasAtLeastOneElementOfType(TranscriptEvent.Note.class);
  }

  @Test
  void theHandshakeIsWhatWasAsked() throws Exception {
    BlockingQueue<String> heads = new LinkedBlockingQueue<>();
    try (RawServer server =
        RawServer.playing(
            peer -> {
              heads.add(peer.accept("Sec-WebSocket-Protocol: b", "X-A: 1", "X-A: 2"));
              peer.rest();
            })) {
      URI url =
          URI.create("ws://abc.execute-api.us-east-1.localhost:" + server.port() + "/prod?q=a%20b");
      HandshakeOptions options =
          HandshakeOptions.plain()
              .subprotocols("a", "b")
              .header("X-One", "1")
              .header("X-One", "2")
              .header("Authorization", "secret")
              .header("Sec-WebSocket-Version", "12")
              .without("Connection");
      FrameConnection connection = accepted(client.open(url, options, transcript, "client"));
      assertThat(connection.subprotocol()).contains("b");
      assertThat(connection.headers()).containsEntry("X-A", List.of("1", "2"));
      assertThat(heads.take())
          .startsWith("GET /prod?q=a%20b HTTP/1.1\r\n")
          .contains(
              "\r\nHost: abc.execute-api.us-east-1.localhost:" + server.port() + "\r\n",
              "\r\nSec-WebSocket-Protocol: a, b\r\n",
              "\r\nX-One: 1\r\nX-One: 2\r\n",
              "\r\nAuthorization: secret\r\n",
              "\r\nSec-WebSocket-Version: 12\r\n")
          .doesNotContain("Version: 13", "Connection:", "Extensions");
      assertThat(transcript.events().get(0).toString()).doesNotContain("secret");
    }
  }

  @Test
  void aHostCanBeLookedForElsewhere() throws Exception {
    try (RawServer server = listening()) {
      HandshakeOptions options =
          HandshakeOptions.plain().connectTo(new InetSocketAddress("127.0.0.1", server.port()));
      accepted(client.open(URI.create("ws://example.invalid/s"), options, transcript, "client"))
          .close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 429, 500, 503})
  void anotherStatusIsARefusal(int status) throws Exception {
    try (RawServer server =
        RawServer.playing(
            peer -> {
              peer.head();
              peer.say(
                  "HTTP/1.1 "
                      + status
                      + " No\r\nX-Why: x\r\nContent-Length: 23\r\n\r\n{\"message\":\"Forbidden\"}");
            })) {
      HandshakeResult result =
          client.open(server.ws(), HandshakeOptions.plain(), transcript, "client");
      assertThat(result)
          .isInstanceOfSatisfying(
              HandshakeResult.Refused.class,
              refused -> {
                assertThat(refused.status()).isEqualTo(status);
                assertThat(refused.headers()).containsEntry("X-Why", List.of("x"));
                assertThat(refused.body()).isEqualTo("{\"message\":\"Forbidden\"}");
              });
      assertThat(lines()).containsExactly("handshake " + server.ws() + " → " + status);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "chunked"})
  void aRefusalMayEndItsBodyAsItLikes(String how) throws Exception {
    boolean chunked = how.equals("chunked");
    try (RawServer server =
        RawServer.playing(
            peer -> {
              peer.head();
              peer.say(
                  "HTTP/1.1 403 No\r\n"
                      + (chunked
                          ? "Transfer-Encoding: chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n"
                          : "\r\nno"));
            })) {
      assertThat(client.open(server.ws(), HandshakeOptions.plain(), transcript, "client"))
          .isInstanceOfSatisfying(
              HandshakeResult.Refused.class, refused -> assertThat(refused.body()).isEqualTo("no"));
    }
  }

  @Test
  void aWrongAcceptIsMalformed() throws Exception {
    try (RawServer server =
        RawServer.playing(
            peer -> {
              peer.head();
              peer.say(RawServer.Peer.switching("Sec-WebSocket-Key: another"));
            })) {
      assertThat(client.open(server.ws(), HandshakeOptions.plain(), transcript, "client"))
          .isInstanceOfSatisfying(
              HandshakeResult.Malformed.class,
              malformed ->
                  assertThat(malformed.problem())
                      .startsWith("expected Sec-WebSocket-Accept: ")
                      .endsWith("got " + WebSocketAccept.accept("another")));
    }
  }

  @Test
  void anAnswerThatIsNoHttpIsMalformed() throws Exception {
    try (RawServer server =
        RawServer.playing(
            peer -> {
              peer.head();
              peer.say("SSH-2.0-OpenSSH\r\n\r\n");
            })) {
      assertThat(client.open(server.ws(), HandshakeOptions.plain(), transcript, "client"))
          .isInstanceOfSatisfying(
              HandshakeResult.Malformed.class,
              malformed ->
                  assertThat(malformed.problem()).startsWith("expected an HTTP/1.1 answer"));
    }
  }

  @Test
  void nobodyThereIsUnreachable() throws Exception {
    int port = RawServer.unusedPort();
    URI url = URI.create("ws://127.0.0.1:" + port + "/s");
    assertThat(client.open(url, HandshakeOptions.plain(), transcript, "client"))
        .isEqualTo(new HandshakeResult.Unreachable("127.0.0.1:" + port, "connection refused"));
    assertThat(lines()).containsExactly("· No handshake with " + url + ": connection refused.");
  }

  @Test
  void anUnknownHostIsUnreachable() {
    assertThat(
            client.open(
                URI.create("ws://nowhere.invalid/"),
                HandshakeOptions.plain(),
                transcript,
                "client"))
        .isEqualTo(
            new HandshakeResult.Unreachable(
                "nowhere.invalid:80", "no address is known for this host name"));
  }

  @Test
  void aServerThatHangsUpIsUnreachable() throws Exception {
    try (RawServer server = RawServer.playing(RawServer.Peer::head)) {
      assertThat(client.open(server.ws(), HandshakeOptions.plain(), transcript, "client"))
          .isEqualTo(
              new HandshakeResult.Unreachable(
                  "127.0.0.1:" + server.port(),
                  "the connection was closed before the handshake was answered"));
    }
  }

  @Test
  void aServerThatDoesNotAnswerIsUnreachable() throws Exception {
    try (RawServer server = RawServer.playing(RawServer.Peer::rest)) {
      assertThat(
              client.open(
                  server.ws(),
                  HandshakeOptions.plain().within(Duration.ofMillis(80)),
                  transcript,
                  "client"))
          .isEqualTo(
              new HandshakeResult.Unreachable(
                  "127.0.0.1:" + server.port(), "no answer to the handshake in 80 ms"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1/", "ws:///path", "127.0.0.1"})
  void anAddressThatIsNoneIsRefused(String url) {
    assertThatThrownBy(
            () -> client.open(URI.create(url), HandshakeOptions.plain(), transcript, "client"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A WebSocket address is ws://HOST[:PORT]/... or wss://HOST[:PORT]/..., not " + url);
  }
}
