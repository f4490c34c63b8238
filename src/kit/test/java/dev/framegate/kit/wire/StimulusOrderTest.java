package dev.framegate.kit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What came before a stimulus is no answer to it, and what ended before did not end for it. */
final class StimulusOrderTest {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration AT_ONCE = Duration.ofMillis(50);
  private static final ClientFrame ASKS = ClientFrame.text("asks");

  private final FrameClient client = new FrameClient();

  @AfterEach
  void stop() {
    client.close();
  }

  /** Says these frames in one piece with the answer to the handshake, then answers one message. */
  private static RawServer saying(ClientFrame... early) throws IOException {
    return RawServer.playing(
        peer -> {
          ByteArrayOutputStream piece = new ByteArrayOutputStream();
          piece.writeBytes(
              RawServer.Peer.switching(peer.head()).getBytes(StandardCharsets.ISO_8859_1));
          for (ClientFrame frame : early) {
            piece.writeBytes(frame.withMask(false).encode(0));
          }
          peer.say(piece.toByteArray());
          peer.read(ASKS.wireBytes());
          peer.say(ClientFrame.text("answers"));
        });
  }

  private FrameConnection open(RawServer server) {
    return ((HandshakeResult.Accepted)
            client.open(server.ws(), HandshakeOptions.plain(), new Transcript(), "client"))
        .connection();
  }

  private static Optional<String> answer(FrameConnection connection, Duration longest) {
    return connection.answer(longest, message -> true).map(Message::text);
  }

  @Test
  void anEarlierMessageIsSeenButAnswersNothing() throws IOException {
    try (RawServer server = saying(ClientFrame.text("early"));
        FrameConnection connection = open(server)) {
      assertThat(connection.stimulate(List.of(ASKS)).complete()).isTrue();

      assertThat(answer(connection, LONGEST)).contains("answers");
      assertThat(answer(connection, AT_ONCE)).isEmpty();
      assertThat(connection.unaskedMessages()).isOne();
      assertThat(connection.next(LONGEST).map(Message::text)).contains("early");
    }
  }

  @Test
  void anEarlierPongAnswersNothing() throws IOException {
    try (RawServer server = saying(ClientFrame.pong("ping".getBytes(StandardCharsets.UTF_8)));
        FrameConnection connection = open(server)) {
      connection.stimulate(List.of(ASKS));

      assertThat(answer(connection, LONGEST)).contains("answers");
      assertThat(connection.pong(AT_ONCE)).isEmpty();
    }
  }

  @Test
  void anEndBeforeTheStimulusIsToldFromOneAfterIt() throws IOException {
    try (RawServer server = saying(ClientFrame.close(1009, ""));
        FrameConnection connection = open(server)) {
      connection.stimulate(List.of(ASKS));

      assertThat(connection.closed(LONGEST)).isPresent();
      assertThat(connection.endedUnasked()).isTrue();
    }
    try (RawServer server = saying();
        FrameConnection connection = open(server)) {
      connection.stimulate(List.of(ASKS));
      connection.close(1000);

      assertThat(connection.closed(LONGEST)).isPresent();
      assertThat(connection.endedUnasked()).isFalse();
    }
  }

  @Test
  void withoutAStimulusEveryMessageCounts() throws IOException {
    try (RawServer server = saying(ClientFrame.text("early"));
        FrameConnection connection = open(server)) {
      assertThat(answer(connection, LONGEST)).contains("early");
      connection.send(ASKS);
      assertThat(answer(connection, LONGEST)).contains("answers");
    }
  }
}
