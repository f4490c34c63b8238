package dev.framegate.gateway.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framegate.gateway.internal.control.ControlPlaneHandler;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EventFeedTest {
  private static final ConnectionInfo CLIENT =
      new ConnectionInfo("c1=", "api", "test", Instant.EPOCH, "127.0.0.1", "", "127.0.0.1");

  private final EventFeed feed = new EventFeed();
  private final ControlPlaneHandler handler =
      feed.observing(call -> ServerResponse.of(call.path().contains("refused") ? 400 : 200));

  @Test
  void successfulWritesAreToldWithTheirApi() {
    call("POST", "/v2/apis");
    call("DELETE", "/v2/apis/abc");
    call("POST", "/v2/domainnames");
    call("GET", "/v2/apis/abc");
    call("PATCH", "/v2/apis/abc/routes/r1");
    call("DELETE", "/v2/apis/refused");

    assertThat(ask("0").path("events"))
        .extracting(event -> event.path("apiId").asText() + " " + event.path("ofList").asText())
        .containsExactly(" true", "abc true", " false", "abc false");
  }

  @Test
  void eventsOfConnectionsAreKeptWhileSomebodyAsks() {
    feed.posted(CLIENT);
    JsonNode begun = ask(null);
    feed.posted(CLIENT);

    assertThat(begun.path("next").asLong()).isZero();
    assertThat(ask("0").path("events")).hasSize(1);
  }

  @Test
  void theOldestGoAndAnAnswerSaysSo() {
    for (int i = 0; i < ServerBounds.CONSOLE_EVENTS + 1; i++) {
      call("POST", "/v2/apis");
    }

    JsonNode answer = ask("0");
    assertThat(answer.path("lost").asBoolean()).isTrue();
    assertThat(answer.path("events")).hasSize(ServerBounds.CONSOLE_EVENTS_IN_ANSWER);
    assertThat(ask(answer.path("next").asText()).path("lost").asBoolean()).isFalse();
  }

  @Test
  void aNumberOfAnotherRunIsLost() {
    assertThat(ask("7").path("lost").asBoolean()).isTrue();
    assertThat(ask("0").path("lost").asBoolean()).isFalse();
  }

  private void call(String method, String path) {
    handler.handle(new ServerRequest(method, path, Map.of(), Map.of(), new byte[0]));
  }

  private JsonNode ask(String after) {
    Map<String, List<String>> query = after == null ? Map.of() : Map.of("after", List.of(after));
    ServerRequest request =
        new ServerRequest("GET", "/_framegate/events", query, Map.of(), new byte[0]);
    try {
      return new ObjectMapper().readTree(feed.page(request).text());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
