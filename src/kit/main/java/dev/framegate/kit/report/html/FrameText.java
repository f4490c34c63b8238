package dev.framegate.kit.report.html;

import dev.framegate.kit.wire.TranscriptEvent;
import java.util.Locale;

/** Frames and the ends of connections in the words of RFC 6455. */
final class FrameText {
  static final int CLOSE = 8;

  private FrameText() {}

  /** What its header says, and what is unusual about it. */
  static String of(TranscriptEvent.Frame frame) {
    StringBuilder text = new StringBuilder(frame.fin() ? "fin" : "not final");
    text.append(", ").append(bytes(frame.length()));
    if (frame.rsv() != 0) {
      text.append(", rsv ").append(frame.rsv());
    }
    if (frame.sent() != frame.masked()) {
      text.append(frame.masked() ? ", masked" : ", not masked");
    }
    if (frame.onWire() != whole(frame)) {
      text.append(
          String.format(
              Locale.ROOT, ", %,d of %,d bytes on the wire", frame.onWire(), whole(frame)));
    }
    return text.toString();
  }

  static String opcode(int opcode) {
    return switch (opcode) {
      case 0 -> "continuation";
      case 1 -> "text";
      case 2 -> "binary";
      case CLOSE -> "close";
      case 9 -> "ping";
      case 10 -> "pong";
      default -> "opcode " + opcode;
    };
  }

  /** The name of a close code in section 7.4.1; empty for one that it does not name. */
  static String meaning(int code) {
    return switch (code) {
      case 1000 -> " (normal)";
      case 1001 -> " (going away)";
      case 1002 -> " (protocol error)";
      case 1003 -> " (unsupported data)";
      case 1007 -> " (invalid payload)";
      case 1008 -> " (policy violation)";
      case 1009 -> " (message too big)";
      case 1011 -> " (internal error)";
      default -> "";
    };
  }

  /** How a connection ended that the kit did not end. */
  static String end(int code, String reason) {
    String end =
        switch (code) {
          case 1005 -> "closed without a code (1005)";
          case 1006 -> "the connection ended without a close frame (1006)";
          default -> "closed " + code + meaning(code);
        };
    return reason.isEmpty() ? end : end + " “" + reason + "”";
  }

  static String bytes(long count) {
    return String.format(Locale.ROOT, count == 1 ? "%,d byte" : "%,d bytes", count);
  }

  /** Bytes of header and payload; section 5.2. */
  private static long whole(TranscriptEvent.Frame frame) {
    int extended = frame.length() < 126 ? 0 : frame.length() < 65_536 ? 2 : 8;
    return 2 + extended + (frame.masked() ? 4 : 0) + frame.length();
  }
}
