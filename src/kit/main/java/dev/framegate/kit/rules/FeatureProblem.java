package dev.framegate.kit.rules;

/**
 * Something in a feature that breaks the rules of writing.
 *
 * @param location {@code features/...feature:line}
 * @param message what was expected and what to do
 */
public record FeatureProblem(String location, String message) {
  @Override
  public String toString() {
    return location + ": " + message;
  }
}
