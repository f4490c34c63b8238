package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.framegate.gateway.DeployedApi;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.HandshakeRefusedException;
import dev.framegate.gateway.StageClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The lines of {@code serve --log-requests}. */
final class RequestLogTest {
  private final StringWriter out = new StringWriter();

  @Test
  void aRefusalHasItsReasonAndNoLineASecretOrAControlCharacter() {
    try (Gateway gateway =
        Gateway.builder()
            .journal(RequestLog.on(TerminalWriter.on(new PrintWriter(out, true), false)))
            .start()) {
      DeployedApi api =
          gateway
              .api("chat")
              .onConnect(event -> event.query("token").isPresent() ? 200 : 401)
              .route("greet", event -> "to " + event.body())
              .deploy("test");
      try (StageClient client = api.client().query("token", "hidden").connect()) {
        client.send("{\"action\":\"greet\",\"password\":\"hidden\"}");
      }
      assertThatThrownBy(api::connect).isInstanceOf(HandshakeRefusedException.class);
      assertThatThrownBy(
              StageClient.to(URI.create(api.address() + "%0A%1Bx?token=hidden"))::connect)
          .isInstanceOf(HandshakeRefusedException.class);
      await().until(() -> out.toString().contains("has no stage"));
    }

    assertThat(out.toString())
        .doesNotContain("hidden", "\u001b")
        .containsPattern(
            "(?m)^\\S+Z HANDSHAKE   101 \\w+/test connection \\S+ GET /_aws/execute-api/\\w+/test$")
        .containsPattern("(?m)^\\S+Z MESSAGE     200 .* route greet 38 characters$")
        .containsPattern("(?m)^\\S+Z INTEGRATION 200 .* route greet AWS_PROXY$")
        .containsPattern("(?m)^\\S+Z CLOSE       1000 ")
        .containsPattern("HANDSHAKE   401 .*: the integration of \\$connect answered 401")
        .contains("has no stage \"test\\u000a\\u001bx\"");
  }
}
