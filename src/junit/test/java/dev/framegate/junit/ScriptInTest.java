package dev.framegate.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.settings.Script;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A script that the gateway of each test plays from its start. */
final class ScriptInTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @RegisterExtension
  final GatewayExtension scripted =
      GatewayExtension.of(
          builder ->
              builder.script(
                  Script.builder()
                      .expectConnection(LONG)
                      .close(1001, "Going away")
                      .expectConnection(LONG)
                      .close(1000, "")
                      .expectNoConnection(Duration.ofMillis(50))
                      .build()));

  @RepeatedTest(2)
  void aClientThatConnectsAgainPasses(Gateway gateway) throws Exception {
    URI stage =
        URI.create("ws://" + gateway.address().getAuthority() + "/_aws/execute-api/chat/test");

    assertThat(closeCode(stage)).isEqualTo(1001);
    assertThat(closeCode(stage)).isEqualTo(1000);
    assertThat(gateway.awaitScript().passed()).isTrue();
  }

  private static int closeCode(URI stage) throws Exception {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    WebSocket.Listener listener =
        new WebSocket.Listener() {
          @Override
          public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            code.complete(status);
            return CompletableFuture.completedFuture(null);
          }
        };
    HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(stage, listener).join();
    return code.get(LONG.toSeconds(), TimeUnit.SECONDS);
  }
}
