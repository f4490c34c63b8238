package dev.framegate.kit.rules;

import java.util.List;
import java.util.stream.Collectors;

/** The features cannot be read as rules; the message names every place and what to do there. */
public final class InvalidFeaturesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidFeaturesException(List<FeatureProblem> problems) {
    super(
        problems.stream()
            .map(FeatureProblem::toString)
            .collect(
                Collectors.joining(
                    "\n  ", "The features cannot be read as rules. To mend:\n  ", "")));
  }
}
