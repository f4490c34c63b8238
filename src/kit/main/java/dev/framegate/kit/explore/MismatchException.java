package dev.framegate.kit.explore;

/** A target did what the model does not permit. */
final class MismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String rule;
  private final String expected;
  private final String observed;

  /**
   * @param rule that the target breaks
   */
  MismatchException(String rule, String expected, String observed) {
    super("%s: expected %s; %s".formatted(rule, expected, observed));
    this.rule = rule;
    this.expected = expected;
    this.observed = observed;
  }

  /**
   * @throws MismatchException unless it holds
   */
  static void require(boolean holds, String rule, String expected, String observed) {
    if (!holds) {
      throw new MismatchException(rule, expected, observed);
    }
  }

  String rule() {
    return rule;
  }

  String expected() {
    return expected;
  }

  String observed() {
    return observed;
  }
}
