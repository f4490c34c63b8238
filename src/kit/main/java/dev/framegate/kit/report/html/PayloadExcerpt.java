package dev.framegate.kit.report.html;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** The first bytes of a frame, as a reader can take them in. */
record PayloadExcerpt(byte[] head) {
  private static final int BYTES_A_LINE = 16;
  private static final int LONGEST_CHARACTER = 4;

  /** As text, where it is UTF-8; a character that the cut went through is left out. */
  Optional<String> text() {
    for (int cut = 0; cut < LONGEST_CHARACTER && cut <= head.length; cut++) {
      try {
        ByteBuffer bytes = ByteBuffer.wrap(head, 0, head.length - cut);
        return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
      } catch (CharacterCodingException notHere) {
        // One byte less, then.
      }
    }
    return Optional.empty();
  }

  /** Sixteen bytes a line: offset, bytes, and those that are printable ASCII. */
  String hex() {
    StringBuilder dump = new StringBuilder();
    HexFormat hex = HexFormat.ofDelimiter(" ");
    for (int from = 0; from < head.length; from += BYTES_A_LINE) {
      int to = Math.min(head.length, from + BYTES_A_LINE);
      StringBuilder ascii = new StringBuilder();
      for (int i = from; i < to; i++) {
        ascii.append(head[i] >= 0x20 && head[i] < 0x7F ? (char) head[i] : '.');
      }
      dump.append(
          String.format(
              "%04x  %-47s  %s%n".replace("%n", "\n"), from, hex.formatHex(head, from, to), ascii));
    }
    return dump.toString();
  }

  /** The code of a close frame's payload; empty where it has none. */
  Optional<Integer> closeCode() {
    return head.length < 2
        ? Optional.empty()
        : Optional.of((head[0] & 0xFF) << 8 | (head[1] & 0xFF));
  }

  /** The reason of a close frame's payload. */
  String closeReason() {
    return head.length <= 2 ? "" : new String(head, 2, head.length - 2, StandardCharsets.UTF_8);
  }
}
