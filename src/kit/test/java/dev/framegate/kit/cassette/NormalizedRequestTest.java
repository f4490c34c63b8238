package dev.framegate.kit.cassette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.wire.RecordingEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What may differ between a recording and its replay, and what may not. */
final class NormalizedRequestTest {
  @Test
  void portsAndTheOrderOfMembersMayDiffer() {
    assertThat(call("/v2/apis", "{\"uri\":\"http://127.0.0.1:41000/x\",\"name\":\"a\"}", Map.of()))
        .isEqualTo(call("/v2/apis", "{\"name\":\"a\",\"uri\":\"http://127.0.0.1:9/x\"}", Map.of()));
  }

  @Test
  void signaturesMayDiffer() {
    assertThat(
            call(
                "/test?x=1&X-Amz-Signature=abc&X-Amz-Date=1",
                "",
                Map.of("Authorization", List.of("AWS4"), "X-Amz-Date", List.of("1"))))
        .isEqualTo(call("/test?x=1", "", Map.of()));
  }

  @Test
  void pathsBodiesAndChosenHeadersMayNot() {
    NormalizedRequest one =
        call("/v2/apis", "{\"name\":\"a\"}", Map.of("Content-Type", List.of("a/b")));

    assertThat(one)
        .isNotEqualTo(call("/v2/api", "{\"name\":\"a\"}", Map.of("Content-Type", List.of("a/b"))))
        .isNotEqualTo(call("/v2/apis", "{\"name\":\"b\"}", Map.of("Content-Type", List.of("a/b"))))
        .isNotEqualTo(call("/v2/apis", "{\"name\":\"a\"}", Map.of("Content-Type", List.of("a/c"))))
        .isNotEqualTo(call("/v2/apis", "{\"name\":\"a\"}", Map.of()));
  }

  /** A key of another length is what a rule may be about. */
  @Test
  void goodKeysAreAlikeAndBadOnesAreNot() {
    assertThat(handshake("AAAAAAAAAAAAAAAAAAAAAA=="))
        .isEqualTo(handshake("dGhlIHNhbXBsZSBub25jZQ=="));
    assertThat(handshake("AAAAAAAAAAAAAAAAAAAAAA==")).isNotEqualTo(handshake("short"));
  }

  @Test
  void aHostThatIsNotThisMachineKeepsItsNameInAReplay() {
    URI replayed = ReplayHost.replayed("wss://abc.execute-api.eu-west-1.amazonaws.com/test", 7);

    assertThat(replayed)
        .hasToString("ws://abc.execute-api.eu-west-1.amazonaws.com.localhost:7/test");
    assertThat(ReplayHost.common(replayed.getAuthority()))
        .isEqualTo(ReplayHost.common("abc.execute-api.eu-west-1.amazonaws.com"));
    assertThat(ReplayHost.replayed("http://127.0.0.1:4510", 7)).hasToString("http://127.0.0.1:7");
    assertThat(ReplayHost.replayed("ws://shop.localhost:4510/a", 7))
        .hasToString("ws://shop.localhost:7/a");
  }

  private static NormalizedRequest call(
      String target, String body, Map<String, List<String>> headers) {
    return NormalizedRequest.of(
        RecordingEvent.Client.CALLER,
        "POST",
        "127.0.0.1:1",
        target,
        headers,
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static NormalizedRequest handshake(String key) {
    return NormalizedRequest.of(
        RecordingEvent.Client.EXACT,
        "GET",
        "127.0.0.1:1",
        "/test",
        Map.of("Sec-WebSocket-Key", List.of(key)),
        new byte[0]);
  }
}
