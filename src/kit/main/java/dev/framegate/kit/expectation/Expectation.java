package dev.framegate.kit.expectation;

/** The text of a broken expectation: what was expected, and what happened instead. */
public final class Expectation {
  private Expectation() {}

  public static AssertionError expected(String expected, String happened) {
    return new AssertionError("Expected: " + expected + "\nHappened: " + happened);
  }
}
