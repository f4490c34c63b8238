package dev.framegate.gateway.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.framegate.gateway.settings.TlsIdentity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ends of connections within TLS. */
final class TlsEdgeTest {
  private static final TlsIdentity IDENTITY = TlsIdentity.generated(List.of("127.0.0.1"));
  private static final HandshakeCertificates TRUSTED =
      new HandshakeCertificates.Builder().addTrustedCertificate(IDENTITY.trusted()).build();

  private final EdgeFixture edge =
      EdgeFixture.start(
          settings -> settings.withListeners(List.of(new ListenAddress("127.0.0.1", 0, IDENTITY))));

  @AfterEach
  void stop() {
    edge.close();
  }

  @Test
  void theGoodbyeOfTlsFollowsTheCloseFrame() throws Exception {
    try (RawClient client = client()) {
      client.send(ClientFrameBytes.frame(true, 2, ClientFrameBytes.ascii(10)));

      assertThat(client.readFrame().closeCode()).isEqualTo(1003);
      // Without a goodbye, Java's socket would complain that it was cut short.
      assertThat(client.socket().getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aClientThatSaysGoodbyeInTlsAloneIsGone() throws Exception {
    try (RawClient client = client()) {
      client.socket().shutdownOutput();

      await().until(() -> !edge.messages.disconnects.isEmpty());
      assertThat(edge.messages.disconnects).hasSize(1);
      assertThat(edge.messages.disconnects.get(0).code()).isEqualTo(CloseStatus.LOST.code());
    }
  }

  @Test
  void aClientWithoutTlsHarmsNobody() {
    try (RawClient other = client();
        RawClient plain = new RawClient(edge.address())) {
      plain.sendTolerantly(
          RawClient.upgrade("/_aws/execute-api/abc123/test").getBytes(StandardCharsets.US_ASCII));

      assertThat(
              other
                  .send(ClientFrameBytes.frame(true, 1, ClientFrameBytes.ascii(10)))
                  .readFrame()
                  .payload())
          .hasSize(10);
      assertThat(edge.server.connections()).isEqualTo(1);
    }
  }

  private RawClient client() {
    return RawClient.open(TRUSTED.sslSocketFactory(), edge.address());
  }
}
