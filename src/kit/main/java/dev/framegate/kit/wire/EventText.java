package dev.framegate.kit.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Events in one line each, for failure messages and reports. */
public final class EventText {
  private static final int SHOWN = 80;

  private EventText() {}

  /** What happened, such as {@code ← close 1009}. */
  public static String of(TranscriptEvent event) {
    if (event instanceof TranscriptEvent.Frame frame) {
      return frame(frame);
    }
    if (event instanceof TranscriptEvent.Message message) {
      return message(message);
    }
    if (event instanceof TranscriptEvent.Http http) {
      return http(http);
    }
    if (event instanceof TranscriptEvent.Handshake handshake) {
      return "handshake " + handshake.url() + " → " + handshake.status();
    }
    if (event instanceof TranscriptEvent.Closed closed) {
      return closed(closed);
    }
    if (event instanceof TranscriptEvent.Step step) {
      return "· " + (step.line() == 0 ? "clean-up" : "step at line " + step.line());
    }
    if (event instanceof TranscriptEvent.Picture picture) {
      return "· picture: " + picture.title();
    }
    return "· " + ((TranscriptEvent.Note) event).text();
  }

  /** The same, with the time since the transcript began and who it was. */
  public static String timed(TranscriptEvent event) {
    return String.format(
        Locale.ROOT, "%10.3f ms %s %s", event.micros() / 1_000.0, event.actor(), of(event));
  }

  private static String frame(TranscriptEvent.Frame frame) {
    String line =
        (frame.sent() ? "→ " : "← ")
            + frame(
                frame.opcode(),
                frame.length(),
                frame.fin(),
                frame.rsv(),
                frame.masked(),
                frame.head());
    long whole =
        2
            + ClientFrame.shortest(frame.length())
            + (frame.masked() ? 4 : 0)
            + Math.max(0, frame.length());
    return frame.onWire() == whole
        ? line
        : line + String.format(Locale.ROOT, " (%,d bytes on the wire)", frame.onWire());
  }

  static String frame(
      int opcode, long length, boolean fin, int rsv, boolean masked, byte[] payload) {
    if (opcode == Opcode.CLOSE && fin && rsv == 0) {
      return "close" + closing(payload);
    }
    return Opcode.name(opcode)
        + " "
        + bytes(length)
        + (fin ? " fin" : "")
        + (rsv == 0 ? "" : " rsv " + rsv)
        + (masked ? " masked" : "")
        + shown(opcode == Opcode.TEXT && fin, length, payload);
  }

  private static String closing(byte[] payload) {
    String reason = ClosePayload.reason(payload);
    return ClosePayload.code(payload).map(code -> " " + code).orElse(" without code")
        + (reason.isEmpty() ? "" : " \"" + oneLine(reason) + "\"");
  }

  private static String message(TranscriptEvent.Message message) {
    return (message.sent() ? "→ " : "← ")
        + (message.text() ? "text message " : "binary message ")
        + bytes(message.length())
        + shown(message.text(), message.length(), message.head());
  }

  private static String http(TranscriptEvent.Http http) {
    String asked = http.method() + " " + http.url();
    return http.status() == 0
        ? asked + " → no answer: " + oneLine(http.error())
        : asked
            + String.format(
                Locale.ROOT, " → %d in %.1f ms", http.status(), http.tookMicros() / 1_000.0);
  }

  private static String closed(TranscriptEvent.Closed closed) {
    String how =
        switch (closed.code()) {
          case 1005 -> "closed without code (1005)";
          case 1006 -> "ended without a close frame (1006)";
          default -> "closed " + closed.code();
        };
    return "× " + how + (closed.reason().isEmpty() ? "" : " \"" + oneLine(closed.reason()) + "\"");
  }

  private static String shown(boolean text, long length, byte[] payload) {
    return text && length > 0 && length <= SHOWN && payload.length == length
        ? ": " + oneLine(new String(payload, StandardCharsets.UTF_8))
        : "";
  }

  private static String bytes(long length) {
    return String.format(Locale.ROOT, length == 1 ? "%,d byte" : "%,d bytes", length);
  }

  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.chars().forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
    return line.toString();
  }
}
