package dev.framegate.kit.report;

import dev.framegate.kit.rules.Verdict;

/**
 * How often something passed.
 *
 * @param passed at most {@code of}
 * @param of how often it was tried, 1 unless the run was repeated
 */
public record PassCount(int passed, int of) {
  /** Of a single try. */
  static PassCount once(Verdict verdict) {
    return new PassCount(verdict == Verdict.PASSED ? 1 : 0, 1);
  }

  /** Whether it passed in some rounds only. */
  public boolean flaky() {
    return passed > 0 && passed < of;
  }

  /** Such as {@code passed 2 of 3 times}. */
  public String words() {
    return "passed " + passed + " of " + of + " times";
  }
}
