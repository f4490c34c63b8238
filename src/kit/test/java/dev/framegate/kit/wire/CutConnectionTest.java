package dev.framegate.kit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.clients.FrameTestClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client knows of a connection that a server resets. */
@Timeout(60)
class CutConnectionTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final int MORE_THAN_BUFFERS_HOLD = 64 << 20;

  @Test
  void aResetWhileAFrameIsWrittenIsKnownAsSuch() throws Exception {
    try (RawServer server =
            RawServer.talking(
                peer -> {
                  peer.read(20);
                  peer.socket.setSoLinger(true, 0);
                });
        FrameClient frames = new FrameClient()) {
      FrameTestClient client = connect(frames, server);

      client.send("x".repeat(MORE_THAN_BUFFERS_HOLD));

      assertThat(client.closed(LONG)).contains(ConnectionEnd.NO_CLOSE_FRAME);
      assertThat(client.wasCutWhileSending()).isTrue();
    }
  }

  @Test
  void aResetAfterAWholeFrameIsAnEndLikeOthers() throws Exception {
    try (RawServer server =
            RawServer.talking(
                peer -> {
                  peer.read(20);
                  peer.socket.setSoLinger(true, 0);
                });
        FrameClient frames = new FrameClient()) {
      FrameTestClient client = connect(frames, server);

      client.send("x".repeat(14));

      assertThat(client.closed(LONG)).contains(ConnectionEnd.NO_CLOSE_FRAME);
      assertThat(client.wasCutWhileSending()).isFalse();
    }
  }

  private static FrameTestClient connect(FrameClient frames, RawServer server) {
    HandshakeResult result =
        frames.open(server.ws(), HandshakeOptions.plain(), new Transcript(), "client");
    assertThat(result).isInstanceOf(HandshakeResult.Accepted.class);
    return new FrameTestClient(
        ((HandshakeResult.Accepted) result).connection(), server.ws(), "stage");
  }
}
