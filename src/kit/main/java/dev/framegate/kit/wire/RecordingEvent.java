package dev.framegate.kit.wire;

import java.util.List;
import java.util.Map;

/**
 * One thing that went over the wire, whole: what an {@link TranscriptEvent} is made from before it
 * is cut. Header values and query parameters that carry secrets are redacted before they get here.
 * Times are microseconds since the transcript began; a line is one HTTP exchange, or one connection
 * from its handshake on.
 */
public sealed interface RecordingEvent {
  int line();

  long micros();

  /** Who asks, and by which client. */
  enum Client {
    /** An HTTP request; its headers are those that were asked for, without the client's own. */
    CALLER,
    /** A handshake of the frame-exact client, with every header. */
    EXACT,
    /** A handshake of the ordinary client; its headers are those that were asked for. */
    ORDINARY
  }

  /** A request, be it a call or a handshake. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Asked(
      int line,
      long micros,
      String actor,
      Client client,
      String method,
      String url,
      Map<String, List<String>> headers,
      byte[] body)
      implements RecordingEvent {}

  /** The answer of whatever status; after 101 frames follow. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answered(int line, long micros, int status, Map<String, List<String>> headers, byte[] body)
      implements RecordingEvent {}

  /** No answer came, or none that is HTTP. */
  record Unanswered(int line, long micros, String why) implements RecordingEvent {}

  /**
   * A frame of the client.
   *
   * @param own whether a client sends it by itself, as the answer to a ping or a close frame
   * @param header without the masking key, as it stood on the wire
   * @param payload unmasked by the key that the header had
   * @param onWire bytes of header, key and payload that went into the socket
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sent(int line, long micros, boolean own, byte[] header, byte[] payload, long onWire)
      implements RecordingEvent {}

  /**
   * A frame of the server, or as much of it as came.
   *
   * @param header with the masking key if there was one
   * @param payload as it stood on the wire
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Received(int line, long micros, byte[] header, byte[] payload) implements RecordingEvent {}

  /** The server ended the TCP connection. */
  record Ended(int line, long micros) implements RecordingEvent {}
}
