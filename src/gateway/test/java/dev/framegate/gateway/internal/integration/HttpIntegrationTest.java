package dev.framegate.gateway.internal.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.internal.deploy.TestApi;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.integration.IntegrationResult.Answered;
import dev.framegate.gateway.internal.integration.IntegrationResult.Failed;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HttpIntegrationTest {
  private static IntegrationRequest to(ServerSocket server) {
    String uri = "http://127.0.0.1:" + server.getLocalPort() + "/";
    CompiledIntegration plan =
        new TestApi()
            .route("a", TestApi.http("HTTP_PROXY", uri))
            .compile()
            .route("a")
            .orElseThrow()
            .integration();
    return new IntegrationRequest(
        plan, new EventData(new JsonText("x"), Map.of(), Map.of(), Map.of(), Map.of(), null), "x");
  }

  @Test
  void callsBeyondTheLimitFailAtOnce() throws Exception {
    HttpIntegration one = new HttpIntegration(new BackendCalls(1), BackendHeaderPolicy.AWS);
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      CompletableFuture<IntegrationResult> first = one.call(to(server)).toCompletableFuture();
      assertThat(one.call(to(server)).toCompletableFuture().getNow(null))
          .isEqualTo(
              new Failed(
                  IntegrationFailure.BACKEND, "too many calls are waiting for their backends"));
      try (Socket backend = server.accept()) {
        backend
            .getOutputStream()
            .write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(first.get(20, TimeUnit.SECONDS)).isInstanceOf(Answered.class);
        CompletableFuture<IntegrationResult> third = one.call(to(server)).toCompletableFuture();
        assertThat(third.getNow(null)).isNull();
      }
    }
  }
}
