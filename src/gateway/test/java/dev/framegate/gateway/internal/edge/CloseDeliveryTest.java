package dev.framegate.gateway.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.settings.TlsIdentity;
import dev.framegate.testing.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A close code is worth nothing when a reset overtakes it. */
@Order(1) // It takes long.
class CloseDeliveryTest {
  private static final int TRIES = 1000;
  private static final int SENDERS = 8;

  @Test
  void everySenderOfATooBigFrameSees1009() throws Exception {
    try (EdgeFixture edge = EdgeFixture.start()) {
      assertThat(codesSeen(edge, 200_000)).hasSize(TRIES).containsOnly(1009);
      assertThat(edge.messages.texts).isEmpty();
    }
  }

  @Test
  void everySenderOfATooBigMessageSees1009() throws Exception {
    FrameLimits anyFrame = new FrameLimits(8 * 1024 * 1024, 128 * 1024);
    try (EdgeFixture edge =
        EdgeFixture.with(FramePolicy.class, aws -> new AwsFramePolicy(anyFrame))) {
      assertThat(codesSeen(edge, 128 * 1024 + 1)).hasSize(TRIES).containsOnly(1009);
    }
  }

  @Test
  void everySenderOfTooManyFragmentsSees1009() throws Exception {
    byte[] more = ClientFrameBytes.frame(false, 0, ClientFrameBytes.ascii(32_768));
    byte[] all =
        ClientFrameBytes.join(
            ClientFrameBytes.frame(false, 1, ClientFrameBytes.ascii(32_768)),
            more,
            more,
            more,
            more,
            more,
            more,
            more);
    try (EdgeFixture edge = EdgeFixture.start()) {
      assertThat(codes(() -> codeSeen(edge, all))).hasSize(TRIES).containsOnly(1009);
    }
  }

  @Test
  void everySenderOfATooBigFrameSees1009OverTlsToo() throws Exception {
    TlsIdentity identity = TlsIdentity.generated(List.of("127.0.0.1"));
    HandshakeCertificates trusted =
        new HandshakeCertificates.Builder().addTrustedCertificate(identity.trusted()).build();
    OkHttpClient client =
        new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager())
            .build();
    ListenAddress listener = new ListenAddress("127.0.0.1", 0, identity);
    try (EdgeFixture edge =
        EdgeFixture.start(settings -> settings.withListeners(List.of(listener)))) {
      assertThat(codesSeen(client, edge, 200_000)).hasSize(TRIES).containsOnly(1009);
      assertThat(edge.messages.texts).isEmpty();
    }
  }

  private static List<Integer> codesSeen(EdgeFixture edge, int bytes) throws Exception {
    OkHttpClient client = new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
    return codesSeen(client, edge, bytes);
  }

  private static List<Integer> codesSeen(OkHttpClient client, EdgeFixture edge, int bytes)
      throws Exception {
    Request request =
        new Request.Builder().url(edge.address() + "/_aws/execute-api/abc123/test").build();
    String text = "x".repeat(bytes);
    List<Integer> codes = codes(() -> codeSeen(client, request, text));
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
    return codes;
  }

  private static int codeSeen(OkHttpClient client, Request request, String text) throws Exception {
    CodeListener listener = new CodeListener(text);
    client.newWebSocket(request, listener);
    return listener.code.get(30, TimeUnit.SECONDS);
  }

  private static int codeSeen(EdgeFixture edge, byte[] frames) {
    try (RawClient client = edge.client()) {
      return client.sendTolerantly(frames).readFrame().closeCode();
    }
  }

  /** What all the senders see, of which a few send at a time. */
  private static List<Integer> codes(Callable<Integer> sender) throws Exception {
    List<Integer> all = IntStream.range(0, TRIES).boxed().toList();
    List<Integer> codes = new ArrayList<>();
    try (SideBySide<Integer, Integer> sending =
        SideBySide.start(all, SENDERS, each -> sender.call())) {
      for (Integer each : all) {
        codes.add(sending.of(each));
      }
    }
    return codes;
  }

  private static final class CodeListener extends WebSocketListener {
    private final String text;
    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    CodeListener(String text) {
      this.text = text;
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
      socket.send(text);
    }

    @Override
    public void onClosing(WebSocket socket, int seen, String reason) {
      code.complete(seen);
      socket.close(1000, null);
    }

    @Override
    public void onFailure(WebSocket socket, Throwable failure, Response response) {
      // No code: what a reset looks like.
      code.complete(-1);
    }
  }
}
