package dev.framegate.gateway.internal.event;

import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression from a client, with a limit on the characters that a match reads, however
 * often it backtracks.
 */
public final class BoundedPattern {
  /** The number of characters that several calls may read together. Not thread-safe. */
  public static final class Budget {
    private int left = ServerBounds.PATTERN_STEPS;
  }

  /** A match exceeded its budget. */
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
   * @throws PatternSyntaxException if it is not a regular expression
   */
  public static BoundedPattern compile(String regex) {
    return new BoundedPattern(Pattern.compile(regex));
  }

  /**
   * Whether the whole text matches.
   *
   * @throws TooManyStepsException if the budget is exceeded
   */
  public boolean matches(String text) {
    return matches(text, new Budget());
  }

  /** As {@link #matches(String)}, with a given budget. */
  public boolean matches(String text, Budget budget) {
    return runs(() -> matcher(text, budget).matches());
  }

  /** Finds matches one after the other, with one budget for all. */
  public Matcher matcher(String text, Budget budget) {
    return pattern.matcher(new CountedText(text, pattern, budget));
  }

  /** Runs something that uses {@link #matcher}, and reports deep recursion as too many steps. */
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
    private final Budget budget;

    CountedText(String text, Pattern pattern, Budget budget) {
      this.text = text;
      this.pattern = pattern;
      this.budget = budget;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (--budget.left < 0) {
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
