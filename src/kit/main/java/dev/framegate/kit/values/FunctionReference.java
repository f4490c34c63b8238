package dev.framegate.kit.values;

/**
 * Which of a scenario's functions a sentence speaks of: {@code the function}, {@code the
 * authorizer}.
 */
public record FunctionReference(String text) {
  @Override
  public String toString() {
    return text;
  }
}
