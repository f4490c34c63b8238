package dev.framegate.kit.wire;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a scenario sent last, in words and bytes, for messages. */
public final class SentBytes {
  private static final int MOST_EVENTS = 3;
  private static final int MOST_BYTES = 24;
  private static final HexFormat HEX = HexFormat.of().withUpperCase().withDelimiter(" ");

  private SentBytes() {}

  /** The last frames and requests before the scenario's clean-up, in their order. */
  public static String last(List<TranscriptEvent> events) {
    List<String> sent = new ArrayList<>();
    for (TranscriptEvent event : events) {
      if (event instanceof TranscriptEvent.Step step && step.line() == 0) {
        break;
      }
      if (event instanceof TranscriptEvent.Frame frame && frame.sent()) {
        sent.add(EventText.of(frame).replaceFirst("^→ ", "") + " [" + bytes(frame) + "]");
      } else if (event instanceof TranscriptEvent.Message message && message.sent()) {
        sent.add(
            EventText.of(message).replaceFirst("^→ ", "")
                + " ["
                + hex(message.head(), message.length())
                + "]");
      } else if (event instanceof TranscriptEvent.Http http) {
        sent.add(http.method() + " " + http.url());
      } else if (event instanceof TranscriptEvent.Handshake handshake) {
        sent.add("the handshake at " + handshake.url());
      }
    }
    return sent.isEmpty()
        ? "nothing"
        : String.join("; ", sent.subList(Math.max(0, sent.size() - MOST_EVENTS), sent.size()));
  }

  /** The two bytes that every header begins with, and the payload before it was masked. */
  private static String bytes(TranscriptEvent.Frame frame) {
    int first = (frame.fin() ? 0x80 : 0) | frame.rsv() << 4 | frame.opcode();
    int length = frame.length() > 0xFFFF ? 127 : frame.length() > 125 ? 126 : (int) frame.length();
    String header =
        HEX.formatHex(new byte[] {(byte) first, (byte) ((frame.masked() ? 0x80 : 0) | length)});
    return frame.length() == 0 ? header : header + ", payload " + hex(frame.head(), frame.length());
  }

  private static String hex(byte[] head, long length) {
    int shown = Math.min(head.length, MOST_BYTES);
    return HEX.formatHex(head, 0, shown) + (length > shown ? " ..." : "");
  }
}
