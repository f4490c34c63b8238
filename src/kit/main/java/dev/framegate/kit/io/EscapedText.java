package dev.framegate.kit.io;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Text that may stand in another one with each character escaped or not, as encoders of URLs, JSON,
 * XML and HTML differ in what they escape. The ways of reading an ambiguous character are followed
 * side by side, up to {@value #MOST_READINGS}, so that no text makes the comparison slow.
 */
final class EscapedText {
  private static final Map<Integer, String> ENTITIES =
      Map.of(
          (int) '&', "&amp;",
          (int) '<', "&lt;",
          (int) '>', "&gt;",
          (int) '"', "&quot;",
          (int) '\'', "&apos;",
          (int) ' ', "&nbsp;");

  /** JSON within JSON within JSON. */
  private static final int MOST_BACKSLASHES = 7;

  private static final int MOST_ZEROS = 8;
  private static final int MOST_READINGS = 16;

  private final int[] characters;

  /**
   * @param text of at least one character
   */
  EscapedText(String text) {
    this.characters = text.codePoints().toArray();
  }

  /** The end of the longest reading of this text at a position of another; empty if none. */
  OptionalInt endOf(String text, int from) {
    SortedSet<Integer> reached = new TreeSet<>(List.of(from));
    for (int character : characters) {
      SortedSet<Integer> next = new TreeSet<>();
      for (int at : reached) {
        addEnds(next, text, at, character);
        if (next.size() >= MOST_READINGS) {
          break;
        }
      }
      if (next.isEmpty()) {
        return OptionalInt.empty();
      }
      reached = next;
    }
    return OptionalInt.of(reached.last());
  }

  private static void addEnds(SortedSet<Integer> ends, String text, int at, int character) {
    String plain = Character.toString(character);
    addIf(ends, text, at, plain);
    if (at >= text.length()) {
      return;
    }
    switch (text.charAt(at)) {
      case '\\' -> addBackslashed(ends, text, at, plain);
      case '%' -> addPercent(ends, text, at, plain);
      case '&' -> addReference(ends, text, at, character);
      case '+' -> {
        if (character == ' ') {
          ends.add(at + 1);
        }
      }
      default -> {}
    }
  }

  /** {@code \c} and {@code \u0063}. */
  private static void addBackslashed(SortedSet<Integer> ends, String text, int from, String plain) {
    StringBuilder digits = new StringBuilder();
    for (char unit : plain.toCharArray()) {
      digits.append(digits.isEmpty() ? "u" : "\\u").append("%04x".formatted((int) unit));
    }
    int at = from;
    while (at < text.length() && at - from < MOST_BACKSLASHES && text.charAt(at) == '\\') {
      at++;
      addIf(ends, text, at, plain);
      addIfAnyCase(ends, text, at, digits.toString());
    }
  }

  private static void addPercent(SortedSet<Integer> ends, String text, int at, String plain) {
    byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
    addIfAnyCase(ends, text, at, "%" + HexFormat.ofDelimiter("%").formatHex(bytes));
  }

  /** {@code &#99;}, {@code &#x63;} and names. */
  private static void addReference(SortedSet<Integer> ends, String text, int from, int character) {
    String entity = ENTITIES.get(character);
    if (entity != null) {
      addIf(ends, text, from, entity);
    }
    if (!text.startsWith("&#", from)) {
      return;
    }
    boolean hex = text.regionMatches(true, from + 2, "x", 0, 1);
    int at = from + (hex ? 3 : 2);
    int zeros = 0;
    while (zeros < MOST_ZEROS && text.startsWith("0", at)) {
      at++;
      zeros++;
    }
    String digits = hex ? Integer.toHexString(character) : Integer.toString(character);
    if (text.regionMatches(true, at, digits, 0, digits.length())) {
      int end = at + digits.length();
      ends.add(text.startsWith(";", end) ? end + 1 : end);
    }
  }

  private static void addIf(SortedSet<Integer> ends, String text, int at, String wanted) {
    if (text.startsWith(wanted, at)) {
      ends.add(at + wanted.length());
    }
  }

  private static void addIfAnyCase(SortedSet<Integer> ends, String text, int at, String wanted) {
    if (text.regionMatches(true, at, wanted, 0, wanted.length())) {
      ends.add(at + wanted.length());
    }
  }
}
