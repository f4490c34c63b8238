package dev.framegate.kit.wire;

import java.util.List;
import java.util.Map;

/**
 * One thing that was sent or seen. Times are microseconds since the transcript began; payloads and
 * bodies are cut to what a reader needs, their full length is kept beside them. Header values that
 * carry secrets are redacted before they get here.
 */
public sealed interface TranscriptEvent {
  long micros();

  /** Name of the client or connection, such as {@code client} or {@code management}. */
  String actor();

  /** An HTTP exchange, complete. {@code status} is 0 where no answer came; then see the error. */
  record Http(
      long micros,
      String actor,
      long tookMicros,
      String method,
      String url,
      Map<String, List<String>> requestHeaders,
      String requestBody,
      int status,
      Map<String, List<String>> responseHeaders,
      String responseBody,
      String error)
      implements TranscriptEvent {}

  /** The answer to a WebSocket handshake, accepted (101) or not. */
  record Handshake(
      long micros,
      String actor,
      String url,
      Map<String, List<String>> requestHeaders,
      int status,
      Map<String, List<String>> responseHeaders,
      String body)
      implements TranscriptEvent {}

  /**
   * A frame, sent or received.
   *
   * @param opcode 0 to 15
   * @param rsv the three reserved bits, 0 to 7
   * @param length payload bytes announced in the header
   * @param head first bytes of the unmasked payload, at most 256
   * @param onWire of {@code header + payload} bytes, how many were written to or read from the
   *     socket
   */
  record Frame(
      long micros,
      String actor,
      boolean sent,
      boolean fin,
      int rsv,
      int opcode,
      boolean masked,
      long length,
      byte[] head,
      long onWire)
      implements TranscriptEvent {}

  /**
   * A whole message, as an ordinary client hands it to its user. What frames carried it is not
   * known, so it proves no stimulus.
   *
   * @param length payload bytes
   * @param head first bytes of the payload, at most 256
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Message(long micros, String actor, boolean sent, boolean text, long length, byte[] head)
      implements TranscriptEvent {}

  /**
   * The end of a WebSocket connection.
   *
   * @param code from the peer's close frame; 1005 where it had none, 1006 where no close frame came
   */
  record Closed(long micros, String actor, int code, String reason) implements TranscriptEvent {}

  /**
   * The start of a step; what follows belongs to it.
   *
   * @param line of the step in its feature; 0 where the steps are over and the kit cleans up
   */
  record Step(long micros, int line) implements TranscriptEvent {
    @Override
    public String actor() {
      return "kit";
    }
  }

  /**
   * What a page showed.
   *
   * @param title what had been done there
   * @param jpeg the picture, in JPEG
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Picture(long micros, String actor, String title, byte[] jpeg) implements TranscriptEvent {}

  /** A sentence of the kit, such as what it waited for. */
  record Note(long micros, String actor, String text) implements TranscriptEvent {}
}
