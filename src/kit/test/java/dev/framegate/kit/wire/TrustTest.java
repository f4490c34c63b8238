package dev.framegate.kit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TrustTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  @TempDir private static Path directory;
  private static TlsServers tls;
  private static TlsServers other;

  private final Transcript transcript = new Transcript();

  @BeforeAll
  static void identities() throws Exception {
    tls = TlsServers.in(directory);
    Path second = Files.createDirectory(directory.resolve("second"));
    other = TlsServers.in(second);
  }

  private static URI url(String scheme, RawServer server) {
    return URI.create(scheme + "://127.0.0.1:" + server.port() + "/s");
  }

  private HandshakeResult open(RawServer server, FrameClient client, ServerTrust trust) {
    return client.open(
        url("wss", server), HandshakeOptions.plain().trusting(trust), transcript, "client");
  }

  @Test
  void framesAreExactAndCountedOverTlsToo() throws Exception {
    BlockingQueue<byte[]> heard = new LinkedBlockingQueue<>();
    ClientFrame frame = ClientFrame.text(new byte[70_000]).withMask(ClientFrame.Mask.ZERO);
    try (FrameClient client = new FrameClient();
        RawServer server =
            RawServer.over(
                tls.sockets(),
                peer -> {
                  peer.accept();
                  heard.add(peer.read(frame.wireBytes()));
                  peer.say(ClientFrame.text("ok"));
                  peer.say(ClientFrame.close(1000, ""));
                })) {
      HandshakeResult result = open(server, client, ServerTrust.only(tls.certificate()));
      FrameConnection connection = ((HandshakeResult.Accepted) result).connection();
      assertThat(connection.send(frame).complete()).isTrue();
      assertThat(connection.next(LONG).orElseThrow().text()).isEqualTo("ok");
      assertThat(connection.closed(LONG).orElseThrow().code()).isEqualTo(1000);
      assertThat(connection.tcpEnded(LONG)).isTrue();
      assertThat(heard.take()).isEqualTo(frame.encode(0));
    }
  }

  @Test
  void everyClientBelievesOnlyWhomItIsTold() throws Exception {
    try (RawServer server =
            RawServer.over(
                tls.sockets(),
                peer -> {
                  String head = peer.head();
                  peer.say(
                      head.contains("Upgrade")
                          ? RawServer.Peer.switching(head)
                          : "HTTP/1.1 204 No\r\nConnection: close\r\n\r\n");
                });
        FrameClient client = new FrameClient()) {
      assertThat(open(server, client, ServerTrust.only(tls.certificate())))
          .isInstanceOf(HandshakeResult.Accepted.class);
      assertThat(open(server, client, ServerTrust.everyone()))
          .isInstanceOf(HandshakeResult.Accepted.class);
      assertThat(ordinary(server, ServerTrust.only(tls.certificate())))
          .isInstanceOf(OrdinaryHandshakeResult.Connected.class);
      assertThat(status(server, ServerTrust.only(tls.certificate()))).isEqualTo(204);
      assertThat(status(server, ServerTrust.everyone())).isEqualTo(204);

      for (ServerTrust wrong :
          new ServerTrust[] {ServerTrust.standard(), ServerTrust.only(other.certificate())}) {
        assertThat(open(server, client, wrong))
            .isInstanceOfSatisfying(
                HandshakeResult.Unreachable.class,
                unreachable -> assertThat(unreachable.cause()).startsWith("TLS failed: "));
        assertThat(ordinary(server, wrong)).isInstanceOf(HandshakeResult.Unreachable.class);
        assertThatThrownBy(() -> status(server, wrong))
            .isInstanceOf(UnreachableException.class)
            .hasMessageContaining(": TLS failed: ");
      }
    }
  }

  private OrdinaryHandshakeResult ordinary(RawServer server, ServerTrust trust) {
    try (OrdinaryClient client = new OrdinaryClient(trust)) {
      return client.connect(url("wss", server), HandshakeOptions.plain(), transcript, "user");
    }
  }

  private int status(RawServer server, ServerTrust trust) {
    try (EvidenceHttpClient http = new EvidenceHttpClient(trust, LONG)) {
      return http.call(Request.get(url("https", server)), transcript, "admin").status();
    }
  }
}
