package dev.framegate.kit.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;

/**
 * Finds a secret in text, however it was encoded: as it is, in URLs, JSON, XML and HTML (see {@link
 * EscapedText}), in base64 with either alphabet and at any offset, and in hexadecimal digits, be
 * they separated or not. A search takes time in proportion to the text, and nothing is compiled for
 * it: each signed request has secrets of its own.
 */
final class EncodedSecret {
  /** Where the secret stands in a text: from the first character to before the last. */
  record Span(int start, int end) {}

  /** One way to write the secret. */
  private interface Encoding {
    /** Where the secret that begins at a position ends, or {@link #ABSENT}. */
    int endOf(String text, int at);
  }

  private static final int ABSENT = -1;
  private static final int ASCII = 128;

  private final int length;
  private final List<Encoding> encodings = new ArrayList<>();

  /** The ASCII characters that an encoding may begin with. */
  private final BitSet beginnings = new BitSet(ASCII);

  EncodedSecret(String secret) {
    this.length = secret.length();
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    EscapedText escaped = new EscapedText(secret);
    add((text, at) -> escaped.endOf(text, at).orElse(ABSENT), secret.charAt(0) + "%&\\+");
    for (String stable : base64(bytes)) {
      add((text, at) -> endOfBase64(stable, text, at), stable.charAt(0) + "+-/_\\%");
    }
    String digits = HexFormat.of().toHexDigits(bytes[0]);
    add(
        (text, at) -> endOfHex(bytes, text, at),
        "0" + digits.charAt(0) + Character.toUpperCase(digits.charAt(0)));
    if (bytes.length != secret.length()) {
      // Bytes that are looked at one by one.
      String single = new String(bytes, StandardCharsets.ISO_8859_1);
      add(
          (text, at) -> text.startsWith(single, at) ? at + single.length() : ABSENT,
          single.substring(0, 1));
    }
  }

  private void add(Encoding encoding, String firstCharacters) {
    encodings.add(encoding);
    firstCharacters.chars().forEach(beginnings::set);
  }

  /**
   * Every place, from left to right, none within another. No encoding is shorter than a secret of
   * {@link Redaction#LEAST_SECRET} characters.
   */
  List<Span> in(String text) {
    List<Span> found = new ArrayList<>();
    int at = 0;
    while (at <= text.length() - length) {
      char first = text.charAt(at);
      int end = first >= ASCII || beginnings.get(first) ? end(text, at) : ABSENT;
      if (end > at) {
        found.add(new Span(at, end));
      }
      at = Math.max(end, at + 1);
    }
    return found;
  }

  private int end(String text, int at) {
    int end = ABSENT;
    for (Encoding encoding : encodings) {
      end = Math.max(end, encoding.endOf(text, at));
    }
    return end;
  }

  /** What is the same wherever the secret begins within a group of three bytes. */
  private static List<String> base64(byte[] secret) {
    List<String> forms = new ArrayList<>();
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + secret.length];
      System.arraycopy(secret, 0, shifted, before, secret.length);
      String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      int first = before == 0 ? 0 : before + 1;
      int last = shifted.length / 3 * 4;
      String stable = text.substring(first, Math.min(last, text.length()));
      if (stable.length() >= Redaction.LEAST_SECRET) {
        forms.add(stable);
      }
    }
    return forms;
  }

  private static int endOfBase64(String stable, String text, int from) {
    int at = from;
    for (int i = 0; i < stable.length(); i++) {
      int after =
          switch (stable.charAt(i)) {
            case '+' -> after(text, at, "+", "-", "%2B", "%2b");
            case '/' -> after(text, at, "/", "_", "\\/", "%2F", "%2f");
            default -> at < text.length() && text.charAt(at) == stable.charAt(i) ? at + 1 : ABSENT;
          };
      if (after == ABSENT) {
        return ABSENT;
      }
      at = after;
    }
    return afterSharedGroup(text, at);
  }

  /** The end of the group of four characters that the secret shares with what follows it. */
  private static int afterSharedGroup(String text, int from) {
    int at = from;
    while (at < text.length() && at < from + 4 && isBase64(text.charAt(at))) {
      at++;
    }
    if (at < from + 2) {
      return from;
    }
    int digits = at;
    while (at < text.length() && at < digits + 2 && text.charAt(at) == '=') {
      at++;
    }
    return at;
  }

  private static boolean isBase64(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || "+/-_".indexOf(c) >= 0);
  }

  private static int after(String text, int at, String... spellings) {
    for (String spelling : spellings) {
      if (text.startsWith(spelling, at)) {
        return at + spelling.length();
      }
    }
    return ABSENT;
  }

  /** Digits in either case, with up to three separators between two bytes, with 0x or without. */
  private static int endOfHex(byte[] secret, String text, int from) {
    int at = from;
    for (int i = 0; i < secret.length; i++) {
      int separators = 0;
      while (i > 0 && separators < 3 && at < text.length() && separates(text.charAt(at))) {
        at++;
        separators++;
      }
      if (text.startsWith("0x", at)) {
        at += 2;
      }
      if (!isByte(text, at, secret[i])) {
        return ABSENT;
      }
      at += 2;
    }
    return at;
  }

  private static boolean separates(char c) {
    return Character.isWhitespace(c) || c == ':' || c == ',' || c == '-';
  }

  private static boolean isByte(String text, int at, byte wanted) {
    return at + 2 <= text.length()
        && Character.digit(text.charAt(at), 16) == (wanted >> 4 & 0xf)
        && Character.digit(text.charAt(at + 1), 16) == (wanted & 0xf);
  }
}
