package dev.framegate.gateway.internal.template;

import dev.framegate.gateway.internal.event.BoundedPattern;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The budget of one rendering: work in units of about a character, time, and steps of regular
 * expressions.
 */
final class RenderBudget {
  /** The rendering exceeded its budget. */
  static final class ExhaustedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExhaustedException(String message) {
      super(message);
    }
  }

  /** What a look at a value, or a turn of a loop, takes as long as. */
  static final int STEP = 16;

  private static final int CLOCK_EVERY = 256;
  private final TemplateLimits limits;
  private final long deadline;
  private long spent;
  private long nextLook;
  private final BoundedPattern.Budget patterns = new BoundedPattern.Budget();

  RenderBudget(TemplateLimits limits) {
    this.limits = limits;
    this.deadline = System.nanoTime() + limits.time().toNanos();
  }

  void spend(long units) {
    spent += units;
    if (spent > limits.work()) {
      throw new ExhaustedException(
          "the template does more work than is allowed (" + limits.work() + " units)");
    }
    if (spent >= nextLook) {
      nextLook = spent + CLOCK_EVERY;
      if (System.nanoTime() - deadline > 0) {
        throw new ExhaustedException(
            "the template takes longer than " + limits.time().toMillis() + " ms");
      }
    }
  }

  /** The steps that all regular expressions of the rendering have together. */
  BoundedPattern.Budget patterns() {
    return patterns;
  }

  /** Spends as much as it would take to write a value down. */
  void spendOn(@Nullable Object value) {
    spendOn(value, 0);
  }

  private void spendOn(@Nullable Object value, int depth) {
    if (depth > ServerBounds.TEMPLATE_DEPTH) {
      throw new ExhaustedException("a value of the template is nested too deeply");
    }
    if (value instanceof CharSequence text) {
      spend((long) STEP + text.length());
    } else if (value instanceof Map<?, ?> map) {
      spend(STEP);
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        spendOn(entry.getKey(), depth + 1);
        spendOn(entry.getValue(), depth + 1);
      }
    } else if (value instanceof Collection<?> collection) {
      spend(STEP);
      for (Object item : collection) {
        spendOn(item, depth + 1);
      }
    } else if (value instanceof java.math.BigInteger number) {
      spend(ServerBounds.TEMPLATE_NUMBER_BITS);
      if (number.bitLength() > ServerBounds.TEMPLATE_NUMBER_BITS * 4) {
        throw new ExhaustedException("a number of the template is too large");
      }
    } else {
      spend(STEP);
    }
  }
}
