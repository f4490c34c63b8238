package dev.framegate.gateway.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framegate.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same server on every transport: what a client sees does not depend on it. */
final class TransportTest {
  private static final int TRIES = 100;

  @ParameterizedTest
  @ValueSource(strings = {"epoll", "io_uring", "nio"})
  void echoesMessagesOfOneAndOfSeveralFrames(String name) {
    byte[] first = ClientFrameBytes.frame(false, 1, ClientFrameBytes.ascii(32_768));
    byte[] last = ClientFrameBytes.frame(true, 0, ClientFrameBytes.ascii(32_768));
    try (EdgeFixture edge = started(name);
        RawClient client = edge.client()) {
      client.send(ClientFrameBytes.frame(true, 1, ClientFrameBytes.ascii(100)));
      assertThat(client.readMessage()).hasSize(100);

      client.send(ClientFrameBytes.join(first, last));
      assertThat(client.readMessage()).hasSize(65_536);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"epoll", "io_uring", "nio"})
  void tells1009ToEverySenderOfATooBigFrame(String name) {
    byte[] tooBig = ClientFrameBytes.frame(true, 1, ClientFrameBytes.ascii(200_000));
    try (EdgeFixture edge = started(name)) {
      for (int i = 0; i < TRIES; i++) {
        try (RawClient client = edge.client()) {
          assertThat(client.sendTolerantly(tooBig).readFrame().closeCode()).isEqualTo(1009);
        }
      }
      assertThat(edge.messages.texts).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"epoll", "io_uring", "nio"})
  void noticesAReset(String name) {
    try (EdgeFixture edge = started(name);
        RawClient client = edge.client()) {
      client.reset();
      await().until(() -> edge.server.connections() == 0);
    }
  }

  @Test
  void doesNotTakeOneThatIsUnknown() {
    assertThatThrownBy(() -> Transport.named("kqueue"))
        .isInstanceOf(SettingsException.class)
        .hasMessage("-Dframegate.transport: expected epoll, io_uring or nio, got 'kqueue'.");
  }

  /** Skips where a transport cannot be had. */
  private static EdgeFixture started(String name) {
    Transport transport = null;
    String reason = "";
    try {
      transport = Transport.named(name);
    } catch (SettingsException e) {
      reason = e.getMessage();
    }
    assumeTrue(transport != null, reason);
    Transport chosen = transport;
    return EdgeFixture.start(settings -> settings.withTransport(chosen));
  }
}
