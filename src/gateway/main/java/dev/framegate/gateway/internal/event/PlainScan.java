package dev.framegate.gateway.internal.event;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON of the plainest form: strings without escapes, whole numbers, a moderate depth. One
 * pass without objects. What has another form, or is no JSON, is left to the parser, so that only
 * one place decides what JSON is.
 */
final class PlainScan {
  private static final int DEPTH = 64;
  private static final int DIGITS = 18;

  /** Characters from which eight at a time are faster. */
  private static final int LONG_STRING = 32;

  /** The parser refuses names of some length. */
  private static final int NAME_CHARACTERS = 1000;

  /** Names of an object that are compared with each other. */
  private static final int NAMES = 16;

  private final String text;
  private final List<String> path;
  private final @Nullable PlainMembers members;
  private byte @Nullable [] octets;
  private int at;
  private int from = -1;
  private int to;

  /** Whether the value is written as a generator would write it. */
  private boolean canonical;

  private PlainScan(String text, List<String> path, @Nullable PlainMembers members) {
    this.text = text;
    this.path = path;
    this.members = members;
  }

  /**
   * Reads a whole text.
   *
   * @param members receives those of the outermost object, if it has not too many
   * @return whether it is JSON of this form
   */
  static boolean whole(String text, PlainMembers members) {
    return new PlainScan(text, List.of(), members).isWhole();
  }

  /** Looks for the value at a path; null where the parser has to tell. */
  static @Nullable PlainScan find(String text, List<String> path) {
    PlainScan scan = new PlainScan(text, path, null);
    return scan.isWhole() ? scan : null;
  }

  private boolean isWhole() {
    space();
    if (!value(0, members == null ? 0 : -1, false)) {
      return false;
    }
    space();
    return at == text.length();
  }

  /** Whether there is a value at the path. */
  boolean found() {
    return from >= 0;
  }

  /** Where the value begins in the text. */
  int from() {
    return from;
  }

  /** Where the value ends in the text. */
  int to() {
    return to;
  }

  /** Whether the value that was found is written as a generator would write it. */
  boolean isCanonical() {
    return canonical;
  }

  /**
   * @param step of the path that leads on from here; negative where the path leads elsewhere
   * @param inside whether this is a part of the value that is looked for
   */
  private boolean value(int depth, int step, boolean inside) {
    if (at >= text.length() || depth > DEPTH) {
      return false;
    }
    boolean target = step == path.size();
    int start = at;
    if (target) {
      canonical = true;
    }
    boolean fine =
        switch (text.charAt(at)) {
          case '"' -> string();
          case '{' -> object(depth, target ? -1 : step, inside || target);
          case '[' -> array(depth, inside || target);
          case 't' -> literal("true");
          case 'f' -> literal("false");
          case 'n' -> literal("null");
          default -> wholeNumber();
        };
    if (fine && target) {
      from = start;
      to = at;
    }
    return fine;
  }

  private boolean object(int depth, int step, boolean inside) {
    at++;
    gap(inside);
    if (accept('}')) {
      return true;
    }
    int[] names = inside ? new int[2 * NAMES] : null;
    int count = 0;
    while (true) {
      int name = at + 1;
      if (at >= text.length() || text.charAt(at) != '"' || !string()) {
        return false;
      }
      int length = at - 1 - name;
      if (length > NAME_CHARACTERS) {
        return false;
      }
      if (names != null && !isNew(names, count++, name, length)) {
        if (members == null) {
          return false;
        }
        canonical = false;
      }
      boolean here = step >= 0 && isNext(step, name, length);
      if (here) {
        from = -1;
      }
      gap(inside);
      if (!accept(':')) {
        return false;
      }
      gap(inside);
      if (!(depth == 0 && members != null
          ? member(members, name, length)
          : value(depth + 1, here ? step + 1 : -1, inside))) {
        return false;
      }
      gap(inside);
      if (accept('}')) {
        return true;
      }
      if (!accept(',')) {
        return false;
      }
      gap(inside);
    }
  }

  private boolean member(PlainMembers all, int name, int length) {
    int start = at;
    canonical = true;
    boolean fine = value(1, -1, true);
    all.add(name, length, start, at, canonical);
    return fine;
  }

  private boolean isNext(int step, int name, int length) {
    String wanted = path.get(step);
    return wanted.length() == length && text.startsWith(wanted, name);
  }

  private boolean isNew(int[] names, int count, int name, int length) {
    if (count >= NAMES) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (names[2 * i + 1] == length && text.regionMatches(names[2 * i], text, name, length)) {
        return false;
      }
    }
    names[2 * count] = name;
    names[2 * count + 1] = length;
    return true;
  }

  private boolean array(int depth, boolean inside) {
    at++;
    gap(inside);
    if (accept(']')) {
      return true;
    }
    while (true) {
      if (!value(depth + 1, -1, inside)) {
        return false;
      }
      gap(inside);
      if (accept(']')) {
        return true;
      }
      if (!accept(',')) {
        return false;
      }
      gap(inside);
    }
  }

  private boolean string() {
    int close = text.indexOf('"', at + 1);
    if (close < 0 || !isPlain(at + 1, close)) {
      return false;
    }
    at = close + 1;
    return true;
  }

  private boolean isPlain(int start, int end) {
    if (end - start >= LONG_STRING) {
      if (octets == null) {
        octets = text.getBytes(StandardCharsets.ISO_8859_1);
      }
      // A character beyond the first plane becomes one byte instead of two.
      if (octets.length == text.length()) {
        return PlainOctets.only(octets, start, end);
      }
    }
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private boolean literal(String word) {
    if (!text.startsWith(word, at)) {
      return false;
    }
    at += word.length();
    return true;
  }

  private boolean wholeNumber() {
    boolean negative = accept('-');
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    int digits = at - start;
    boolean zero = digits > 0 && text.charAt(start) == '0';
    return digits > 0 && digits <= DIGITS && (!zero || digits == 1 && !negative);
  }

  private boolean accept(char wanted) {
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void gap(boolean inside) {
    int before = at;
    space();
    if (inside && at != before) {
      canonical = false;
    }
  }

  private void space() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
        return;
      }
      at++;
    }
  }
}
