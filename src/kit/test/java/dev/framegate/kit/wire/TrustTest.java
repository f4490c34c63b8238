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

  private Attempt open(RawServer server, FrameClient client, Trust trust) {
    return client.open(url("wss", server), Opening.plain().trusting(trust), transcript, "client");
  }

  @Test
  void framesAreExactAndCountedOverTlsToo() throws Exception {
    BlockingQueue<byte[]> heard = new LinkedBlockingQueue<>();
    Frame frame = Frame.text(new byte[70_000]).withMask(Frame.Mask.ZERO);
    try (FrameClient client = new FrameClient();
        RawServer server =
            RawServer.over(
                tls.sockets(),
                peer -> {
                  peer.accept();
                  heard.add(peer.read(frame.wireBytes()));
                  peer.say(Frame.text("ok"));
                  peer.say(Frame.close(1000, ""));
                })) {
      Attempt attempt = open(server, client, Trust.only(tls.certificate()));
      FrameConnection connection = ((Attempt.Accepted) attempt).connection();
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
      assertThat(open(server, client, Trust.only(tls.certificate())))
          .isInstanceOf(Attempt.Accepted.class);
      assertThat(open(server, client, Trust.everyone())).isInstanceOf(Attempt.Accepted.class);
      assertThat(ordinary(server, Trust.only(tls.certificate())))
          .isInstanceOf(OrdinaryAttempt.Connected.class);
      assertThat(status(server, Trust.only(tls.certificate()))).isEqualTo(204);
      assertThat(status(server, Trust.everyone())).isEqualTo(204);

      for (Trust wrong : new Trust[] {Trust.standard(), Trust.only(other.certificate())}) {
        assertThat(open(server, client, wrong))
            .isInstanceOfSatisfying(
                Attempt.Unreachable.class,
                unreachable -> assertThat(unreachable.cause()).startsWith("TLS failed: "));
        assertThat(ordinary(server, wrong)).isInstanceOf(Attempt.Unreachable.class);
        assertThatThrownBy(() -> status(server, wrong))
            .isInstanceOf(Unreachable.class)
            .hasMessageContaining(": TLS failed: ");
      }
    }
  }

  private OrdinaryAttempt ordinary(RawServer server, Trust trust) {
    try (OrdinaryClient client = new OrdinaryClient(trust)) {
      return client.connect(url("wss", server), Opening.plain(), transcript, "user");
    }
  }

  private int status(RawServer server, Trust trust) {
    try (Caller caller = new Caller(trust, LONG)) {
      return caller.call(Request.get(url("https", server)), transcript, "admin").status();
    }
  }
}
