package dev.framegate.kit.explore;

import java.util.List;
import java.util.Optional;

/**
 * What came of a sequence.
 *
 * @param steps that were done, the one that failed last
 * @param mismatch what the target did that is not permitted
 * @param evidence lines of what went over the wire, where there was a mismatch
 */
record Trial(List<Step> steps, Optional<MismatchException> mismatch, List<String> evidence) {
  Trial {
    steps = List.copyOf(steps);
    evidence = List.copyOf(evidence);
  }

  boolean breaks(String rule) {
    return mismatch.filter(found -> found.rule().equals(rule)).isPresent();
  }
}
