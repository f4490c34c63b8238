package dev.framegate.contract;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command into words as a POSIX shell does: quotes, backslashes, continued lines. Nothing
 * is expanded. A backslash with blanks before the line's end continues it too: printed commands
 * often carry such blanks.
 */
final class ShellWords {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean open;
  private int at;

  private ShellWords(String text) {
    this.text = text;
  }

  static List<String> split(String text) {
    return new ShellWords(text).split();
  }

  private List<String> split() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\'') {
        quoted();
      } else if (c == '"') {
        doubleQuoted();
      } else if (c == '\\') {
        escaped();
      } else if (Character.isWhitespace(c)) {
        close();
      } else {
        add(c);
      }
    }
    close();
    return words;
  }

  private void quoted() {
    open = true;
    int end = text.indexOf('\'', at);
    if (end < 0) {
      throw new IllegalArgumentException("a single quote is not closed: " + text.substring(at - 1));
    }
    word.append(text, at, end);
    at = end + 1;
  }

  private void doubleQuoted() {
    open = true;
    int start = at - 1;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return;
      }
      if (c == '\\' && at < text.length() && "\"\\$`\n".indexOf(text.charAt(at)) >= 0) {
        char next = text.charAt(at++);
        if (next != '\n') {
          word.append(next);
        }
      } else {
        word.append(c);
      }
    }
    throw new IllegalArgumentException("a double quote is not closed: " + text.substring(start));
  }

  private void escaped() {
    int next = at;
    while (next < text.length() && " \t\r".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    if (next == text.length() || text.charAt(next) == '\n') {
      at = Math.min(next + 1, text.length());
    } else {
      add(text.charAt(at++));
    }
  }

  private void add(char c) {
    open = true;
    word.append(c);
  }

  private void close() {
    if (open) {
      words.add(word.toString());
      word.setLength(0);
      open = false;
    }
  }
}
