package dev.framegate.gateway.expression;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Somebody else's regular expression: it may look at {@value #MAX_STEPS} characters in one call and
 * no more, however often it backtracks.
 */
public final class BoundedPattern {
  static final int MAX_STEPS = 1_000_000;

  /** The pattern did not come to an end. */
  public static final class TooManyStepsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyStepsException(Pattern pattern) {
      super("the regular expression /" + pattern + "/ takes too long on this text");
    }
  }

  private final Pattern pattern;

  private BoundedPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * @throws PatternSyntaxException if it is no regular expression
   */
  public static BoundedPattern compile(String regex) {
    return new BoundedPattern(Pattern.compile(regex));
  }

  /** Matches the text itself, character by character. */
  public static BoundedPattern literal(String text) {
    return new BoundedPattern(Pattern.compile(text, Pattern.LITERAL));
  }

  /**
   * Whether the whole text matches.
   *
   * @throws TooManyStepsException if that takes too long to find out
   */
  public boolean matches(String text) {
    return runs(() -> matcher(text).matches());
  }

  /** Finds matches one after the other; all of them together share the steps of one call. */
  public Matcher matcher(String text) {
    return pattern.matcher(new CountedText(text, pattern));
  }

  /** Runs something that uses {@link #matcher}, and tells deep recursion as too many steps. */
  public <T> T runs(java.util.function.Supplier<T> matching) {
    try {
      return matching.get();
    } catch (StackOverflowError e) {
      throw new TooManyStepsException(pattern);
    }
  }

  private static final class CountedText implements CharSequence {
    private final String text;
    private final Pattern pattern;
    private int steps;

    CountedText(String text, Pattern pattern) {
      this.text = text;
      this.pattern = pattern;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++steps > MAX_STEPS) {
        throw new TooManyStepsException(pattern);
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
