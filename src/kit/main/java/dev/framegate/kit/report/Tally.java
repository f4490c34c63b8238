package dev.framegate.kit.report;

import dev.framegate.kit.rules.Verdict;

/**
 * How often something passed.
 *
 * @param passed at most {@code of}
 * @param of how often it was tried, 1 unless the run was repeated
 */
public record Tally(int passed, int of) {
  /** Of a single try. */
  static Tally once(Verdict verdict) {
    return new Tally(verdict == Verdict.PASSED ? 1 : 0, 1);
  }

  /** Whether it passed now and then. */
  public boolean flaky() {
    return passed > 0 && passed < of;
  }

  /** Such as {@code passed 2 of 3 times}. */
  String words() {
    return "passed " + passed + " of " + of + " times";
  }
}
