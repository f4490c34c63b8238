package dev.framegate.kit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server says to an old client is told apart: one that goes on, and one that does not. */
final class ClientHelloTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          goes on in 1.1       | 16030200060200000203 02 | true
          goes on in 1.0       | 16030100060200000203 01 | false
          goes on in 1.2       | 16030300060200000203 03 | false
          says protocol_version| 15030200020246          | false
          says something else  | 485454502f312e3120      | false
          says nothing         | ''                      | false
          """)
  void aServerThat(String what, String answer, boolean accepted) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answer(server, answer));
      URI address = URI.create("wss://127.0.0.1:" + server.getLocalPort());

      assertThat(
              ClientHello.accepted(
                  address, ClientHello.ProtocolVersion.TLS_1_1, Duration.ofSeconds(10)))
          .isEqualTo(accepted);
      answered.join();
    }
  }

  private static void answer(ServerSocket server, String hex) {
    try (Socket client = server.accept()) {
      client.getInputStream().readNBytes(5);
      client.getOutputStream().write(HexFormat.of().parseHex(hex.replace(" ", "")));
      client.shutdownOutput();
      client.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
