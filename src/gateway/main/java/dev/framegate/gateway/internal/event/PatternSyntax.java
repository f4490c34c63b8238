package dev.framegate.gateway.internal.event;

import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * One pass over a regular expression before it is compiled: it must not become too large, and what
 * Java's syntax and RE2's both allow must mean the same in both.
 */
final class PatternSyntax {
  private static final int MAX_SIZE = ServerBounds.PATTERN_SIZE;
  private static final int MAX_LENGTH = ServerBounds.PATTERN_CHARACTERS;

  /** Escapes of Java's syntax that RE2 writes in another way. */
  private static final Map<String, String> POSIX =
      Map.of(
          "Lower", "lower",
          "Upper", "upper",
          "Alpha", "alpha",
          "Digit", "digit",
          "Alnum", "alnum",
          "Punct", "punct",
          "Space", "space",
          "XDigit", "xdigit",
          "Cntrl", "cntrl",
          "Blank", "blank");

  private static final java.util.regex.Pattern ESCAPE =
      java.util.regex.Pattern.compile(
          "\\\\(?:Q.*?(?:\\\\E|$)|u([0-9a-fA-F]{4})|([pP])\\{(%s)}|.)"
              .formatted(POSIX.keySet().stream().collect(Collectors.joining("|"))),
          java.util.regex.Pattern.DOTALL);

  private final String regex;

  /** Sizes of the open groups, the innermost first; the last one is the whole expression. */
  private final Deque<Long> groups = new ArrayDeque<>();

  private long last;
  private int at;

  private PatternSyntax(String regex) {
    this.regex = regex;
  }

  /**
   * @throws PatternSyntaxException with the reason
   */
  static void require(String regex) {
    if (regex.length() > MAX_LENGTH) {
      throw new PatternSyntaxException(
          "longer than %d characters".formatted(MAX_LENGTH), regex, MAX_LENGTH);
    }
    new PatternSyntax(regex).scan();
  }

  /** The same expression with RE2's spelling of escapes. */
  static String translated(String regex) {
    return ESCAPE
        .matcher(regex)
        .replaceAll(
            escape -> {
              String written = escape.group();
              if (escape.group(1) != null) {
                written = "\\x{" + escape.group(1) + "}";
              } else if (escape.group(3) != null) {
                String negation = escape.group(2).equals("P") ? "^" : "";
                String name = "[:" + negation + POSIX.get(escape.group(3)) + ":]";
                written = inClass(regex, escape.start()) ? name : "[" + name + "]";
              }
              return java.util.regex.Matcher.quoteReplacement(written);
            });
  }

  private static boolean inClass(String regex, int end) {
    boolean open = false;
    for (int i = 0; i < end; i++) {
      char c = regex.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        open = true;
      } else if (c == ']') {
        open = false;
      }
    }
    return open;
  }

  private void scan() {
    groups.push(0L);
    while (at < regex.length()) {
      char c = regex.charAt(at);
      switch (c) {
        case '(' -> {
          groups.push(1L);
          last = 0;
          at++;
        }
        case ')' -> {
          long group = groups.pop();
          if (groups.isEmpty()) {
            groups.push(0L);
          }
          atom(group);
          at++;
        }
        case '[' -> {
          skipClass();
          atom(1);
        }
        case '{' -> repetition();
        case '\\' -> {
          int start = at;
          at = afterEscape();
          atom(at - start);
        }
        default -> {
          at++;
          atom(1);
        }
      }
    }
  }

  private int afterEscape() {
    if (!regex.startsWith("\\Q", at)) {
      return Math.min(regex.length(), at + 2);
    }
    int end = regex.indexOf("\\E", at);
    return end < 0 ? regex.length() : end + 2;
  }

  private void atom(long size) {
    last = size;
    add(size);
  }

  private void add(long size) {
    long whole = groups.pop() + size;
    if (whole > MAX_SIZE) {
      throw new PatternSyntaxException(
          "its repetitions make it larger than %d".formatted(MAX_SIZE), regex, at);
    }
    groups.push(whole);
  }

  /** The part before it, as often as the larger of the two numbers says. */
  private void repetition() {
    int end = at + 1;
    long most = 0;
    long number = 0;
    while (end < regex.length() && "0123456789,".indexOf(regex.charAt(end)) >= 0) {
      char c = regex.charAt(end++);
      number = c == ',' ? 0 : Math.min(MAX_SIZE, number * 10 + (c - '0'));
      most = Math.max(most, number);
    }
    at = end;
    if (most > 1) {
      add(last * (most - 1));
      last *= most;
    }
  }

  /** A character class. Java nests and intersects classes; RE2 takes the same text literally. */
  private void skipClass() {
    int open = at++;
    if (at < regex.length() && regex.charAt(at) == '^') {
      at++;
    }
    int first = at;
    while (at < regex.length() && (regex.charAt(at) != ']' || at == first)) {
      if (regex.startsWith("[:", at)) {
        int close = regex.indexOf(":]", at);
        at = close < 0 ? regex.length() : close + 2;
      } else if (regex.charAt(at) == '[') {
        throw new PatternSyntaxException(
            "an opening bracket within a character class must be written \\[", regex, at);
      } else if (regex.startsWith("&&", at)) {
        throw new PatternSyntaxException(
            "intersections of character classes are not supported", regex, at);
      } else {
        at += regex.charAt(at) == '\\' ? 2 : 1;
      }
    }
    if (at >= regex.length()) {
      throw new PatternSyntaxException("a character class is not closed", regex, open);
    }
    at++;
  }
}
