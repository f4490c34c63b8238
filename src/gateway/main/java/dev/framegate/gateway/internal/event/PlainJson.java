package dev.framegate.gateway.internal.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a value in JSON of the plainest form: strings without escapes, whole numbers, a moderate
 * depth. One pass without objects. What has another form, or is no JSON, is left to the parser, so
 * that only one place decides what JSON is.
 */
final class PlainJson {
  private static final int DEPTH = 64;
  private static final int DIGITS = 18;

  /** The parser refuses names of some length. */
  private static final int NAME_CHARACTERS = 1000;

  /** Names of an object that are compared with each other. */
  private static final int NAMES = 16;

  private final String text;
  private final List<String> path;
  private int at;
  private int from = -1;
  private int to;

  /** Whether the value is written as a generator would write it. */
  private boolean canonical;

  private PlainJson(String text, List<String> path) {
    this.text = text;
    this.path = path;
  }

  /** Null where the parser has to tell. */
  static @Nullable PlainJson read(String text, List<String> path) {
    PlainJson json = new PlainJson(text, path);
    json.space();
    if (!json.value(0, 0, false)) {
      return null;
    }
    json.space();
    return json.at == text.length() ? json : null;
  }

  /** Whether there is a value at the path. */
  boolean found() {
    return from >= 0;
  }

  /** Whether {@link #value} can tell the value: it is no object, no array and not null. */
  boolean isScalar() {
    return "{[n".indexOf(text.charAt(from)) < 0;
  }

  /** The value that was found. */
  Object value() {
    return switch (text.charAt(from)) {
      case '"' -> text.substring(from + 1, to - 1);
      case 't' -> true;
      case 'f' -> false;
      default -> number();
    };
  }

  private Object number() {
    long number = Long.parseLong(text, from, to, 10);
    if (number == (int) number) {
      return (int) number;
    }
    return number;
  }

  /** The value that was found as JSON, or null where the parser has to tell. */
  @Nullable String json() {
    return canonical && text.charAt(from) != 'n' ? text.substring(from, to) : null;
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
        return false;
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
      if (!value(depth + 1, here ? step + 1 : -1, inside)) {
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
    int end = text.length();
    for (int i = at + 1; i < end; i++) {
      char c = text.charAt(i);
      if (c == '"') {
        at = i + 1;
        return true;
      }
      if (c < ' ' || c == '\\') {
        return false;
      }
    }
    return false;
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
