package dev.framegate.kit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventTextTest {
  static Stream<Arguments> events() {
    byte[] none = {};
    byte[] hello = "hello\n".getBytes(StandardCharsets.UTF_8);
    byte[] tooBig = ClientFrame.close(1009, "Too big").payload();
    return Stream.of(
        arguments(
            frame(true, true, 0, 1, true, 33_793, none, 33_801), "→ text 33,793 bytes fin masked"),
        arguments(
            frame(true, true, 0, 1, true, 33_793, none, 12),
            "→ text 33,793 bytes fin masked (12 bytes on the wire)"),
        arguments(
            frame(true, false, 0, 1, true, 32_000, none, 32_008), "→ text 32,000 bytes masked"),
        arguments(frame(true, true, 0, 0, true, 1, none, 7), "→ continuation 1 byte fin masked"),
        arguments(frame(true, true, 4, 2, false, 0, none, 2), "→ binary 0 bytes fin rsv 4"),
        arguments(frame(true, true, 0, 11, true, 0, none, 6), "→ opcode 11 0 bytes fin masked"),
        arguments(frame(false, true, 0, 1, false, 6, hello, 8), "← text 6 bytes fin: hello "),
        arguments(frame(false, true, 0, 8, false, 0, none, 2), "← close without code"),
        arguments(
            frame(false, true, 0, 8, false, 2, ClientFrame.close(1009, "").payload(), 4),
            "← close 1009"),
        arguments(frame(false, true, 0, 8, false, 9, tooBig, 11), "← close 1009 \"Too big\""),
        arguments(frame(false, true, 0, 10, false, 0, none, 2), "← pong 0 bytes fin"),
        arguments(
            new TranscriptEvent.Message(0, "user", true, true, 6, hello),
            "→ text message 6 bytes: hello "),
        arguments(
            new TranscriptEvent.Message(0, "user", false, false, 6, hello),
            "← binary message 6 bytes"),
        arguments(http(201, ""), "POST http://h/v2/apis → 201 in 3.1 ms"),
        arguments(
            http(0, "connection refused"), "POST http://h/v2/apis → no answer: connection refused"),
        arguments(
            new TranscriptEvent.Handshake(0, "client", "ws://h/s", Map.of(), 403, Map.of(), ""),
            "handshake ws://h/s → 403"),
        arguments(new TranscriptEvent.Closed(0, "client", 1001, "idle"), "× closed 1001 \"idle\""),
        arguments(
            new TranscriptEvent.Closed(0, "client", 1005, ""), "× closed without code (1005)"),
        arguments(
            new TranscriptEvent.Closed(0, "client", 1006, ""),
            "× ended without a close frame (1006)"),
        arguments(
            new TranscriptEvent.Note(0, "client", "waited for a pong"), "· waited for a pong"));
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventIsOneLine(TranscriptEvent event, String line) {
    assertThat(EventText.of(event)).isEqualTo(line);
  }

  @Test
  void theTimeAndTheActorComeFirst() {
    assertThat(EventText.timed(new TranscriptEvent.Note(12_345, "client", "now")))
        .isEqualTo("    12.345 ms client · now");
  }

  private static TranscriptEvent frame(
      boolean sent,
      boolean fin,
      int rsv,
      int opcode,
      boolean masked,
      long length,
      byte[] head,
      long onWire) {
    return new TranscriptEvent.Frame(
        0, "client", sent, fin, rsv, opcode, masked, length, head, onWire);
  }

  private static TranscriptEvent http(int status, String error) {
    return new TranscriptEvent.Http(
        0, "admin", 3_140, "POST", "http://h/v2/apis", Map.of(), "", status, Map.of(), "", error);
  }
}
