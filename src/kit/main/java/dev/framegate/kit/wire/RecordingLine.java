package dev.framegate.kit.wire;

import dev.framegate.kit.io.Redaction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One exchange or connection as it goes on a transcript's tape; takes the secrets out. */
final class RecordingLine {
  private final Transcript transcript;
  private final Recording recording;
  private final int number;
  private volatile Redaction redaction;
  private boolean left;

  RecordingLine(Transcript transcript) {
    this.transcript = transcript;
    this.recording = transcript.tape();
    this.number = recording.line();
    this.redaction = transcript.redaction();
  }

  void asked(
      RecordingEvent.Client client,
      String actor,
      String method,
      String url,
      Map<String, List<String>> headers,
      byte[] body) {
    redaction = transcript.redaction().with(url, headers);
    String bare = redaction.text(url);
    Map<String, List<String>> shown = redaction.headers(headers);
    add(
        body.length,
        at ->
            new RecordingEvent.Asked(number, at, actor, client, method, bare, shown, body.clone()));
  }

  /** Takes out the secrets of the target, and of what was asked on this line. */
  Redaction redaction() {
    return redaction;
  }

  void answered(int status, Map<String, List<String>> headers, byte[] body) {
    Map<String, List<String>> shown = redaction.headers(headers);
    add(
        body.length + shown.toString().length(),
        at -> new RecordingEvent.Answered(number, at, status, shown, body.clone()));
  }

  void unanswered(String why) {
    add(0, at -> new RecordingEvent.Unanswered(number, at, why));
  }

  /**
   * A frame whose writing begins now.
   *
   * @param header bytes before the masking key
   * @param bytes the frame as it goes out
   * @return where it stands on the tape, for {@link #wrote}
   */
  int sends(boolean own, int header, boolean masked, byte[] bytes) {
    byte[] head = Arrays.copyOf(bytes, Math.min(header, bytes.length));
    byte[] payload = new byte[Math.max(0, bytes.length - header - (masked ? 4 : 0))];
    for (int i = 0; i < payload.length; i++) {
      payload[i] =
          masked ? (byte) (bytes[header + 4 + i] ^ bytes[header + (i & 3)]) : bytes[header + i];
    }
    return add(
        bytes.length, at -> new RecordingEvent.Sent(number, at, own, head, payload, bytes.length));
  }

  void wrote(int place, long onWire) {
    recording.noteBytesWritten(place, onWire);
  }

  void received(byte[] header, byte[] payload) {
    add(
        header.length + payload.length,
        at -> new RecordingEvent.Received(number, at, header, payload));
  }

  /** The client goes: what ends from now on is no doing of the server. */
  synchronized void clientLeft() {
    left = true;
  }

  /** Whether the client itself has ended the connection, or is about to. */
  synchronized boolean hasClientLeft() {
    return left;
  }

  synchronized void ended() {
    if (!left) {
      left = true;
      add(0, at -> new RecordingEvent.Ended(number, at));
    }
  }

  private int add(long weight, java.util.function.LongFunction<RecordingEvent> signal) {
    return recording.add(transcript.micros(), weight, signal);
  }
}
