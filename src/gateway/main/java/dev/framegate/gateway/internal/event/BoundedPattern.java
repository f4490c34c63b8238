package dev.framegate.gateway.internal.event;

import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Somebody else's regular expression: it may look at so many characters and no more, however often
 * it backtracks.
 */
public final class BoundedPattern {
  /** The characters that some calls may look at together. Not for several threads. */
  public static final class Budget {
    private int left = ServerBounds.PATTERN_STEPS;
  }

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

  /**
   * Whether the whole text matches.
   *
   * @throws TooManyStepsException if that takes too long to find out
   */
  public boolean matches(String text) {
    return matches(text, new Budget());
  }

  /** As {@link #matches(String)}, at the cost of a budget. */
  public boolean matches(String text, Budget budget) {
    return runs(() -> matcher(text, budget).matches());
  }

  /** Finds matches one after the other, all of them at the cost of a budget. */
  public Matcher matcher(String text, Budget budget) {
    return pattern.matcher(new CountedText(text, pattern, budget));
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
