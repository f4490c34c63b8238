package dev.framegate.kit.suite;

/** The text of a broken expectation: what was expected, and what happened instead. */
final class Expectation {
  private Expectation() {}

  static AssertionError expected(String expected, String happened) {
    return new AssertionError("Expected: " + expected + "\nHappened: " + happened);
  }
}
