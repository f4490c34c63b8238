package dev.framegate.gateway.internal.event;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.function.BooleanSupplier;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of a client, matched in time linear in the text, never by backtracking. Each
 * character read costs the size of the compiled expression, and the matches of one evaluation share
 * a budget.
 *
 * <p>The syntax is that of RE2 within that of {@link java.util.regex.Pattern}. Without a
 * counterpart, and refused: look-around, back-references, possessive quantifiers, atomic groups,
 * intersections and unions of character classes, more than 1000 repetitions, and the escapes {@code
 * \G \h \R \X \Z}. Classes written as {@code \p{Alpha}} are {@code [[:alpha:]]}. A dot stands for
 * any character but a line feed, and {@code $} for the very end of the text.
 */
public final class BoundedPattern {
  /** The steps that some matches may take together. Not for several threads. */
  public static final class Budget {
    private int left = ServerBounds.PATTERN_STEPS;
  }

  /** A match did not end within its budget. */
  public static final class TooManyStepsException extends WorkLimitException {
    private static final long serialVersionUID = 1L;

    TooManyStepsException(Pattern pattern) {
      super("the regular expression /" + pattern + "/ takes too long on this text");
    }
  }

  private final Pattern pattern;
  private final int cost;

  private BoundedPattern(Pattern pattern) {
    this.pattern = pattern;
    this.cost = pattern.programSize();
  }

  /**
   * @throws PatternSyntaxException if it is no regular expression, uses a construct that has no
   *     counterpart in linear time, or is too large; its description says which
   */
  public static BoundedPattern compile(String regex) {
    PatternSyntax.require(regex);
    try {
      return new BoundedPattern(Pattern.compile(PatternSyntax.translated(regex)));
    } catch (com.google.re2j.PatternSyntaxException e) {
      throw new PatternSyntaxException(
          "%s: %s".formatted(e.getDescription(), e.getPattern()), regex, -1);
    } catch (StackOverflowError e) {
      throw new PatternSyntaxException("nested too deeply", regex, -1);
    }
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
    return ended(() -> matcher(text, budget).matches());
  }

  /** Whether a part of the text matches, at the cost of a budget. */
  public boolean isFoundIn(String text, Budget budget) {
    return ended(() -> matcher(text, budget).find());
  }

  /** A match recurses as deeply as the expression is large. */
  private boolean ended(BooleanSupplier match) {
    try {
      return match.getAsBoolean();
    } catch (StackOverflowError e) {
      throw new TooManyStepsException(pattern);
    }
  }

  /** Finds matches one after the other, all of them at the cost of a budget. */
  public Matcher matcher(String text, Budget budget) {
    return pattern.matcher(new CountedText(text, budget));
  }

  private final class CountedText implements CharSequence {
    private final String text;
    private final Budget budget;

    CountedText(String text, Budget budget) {
      this.text = text;
      this.budget = budget;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      budget.left -= cost;
      if (budget.left < 0) {
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
