package dev.framegate.kit.suite;

/**
 * Which of a scenario's functions a sentence speaks of: {@code the function}, {@code the
 * authorizer}.
 */
record FunctionReference(String text) {
  @Override
  public String toString() {
    return text;
  }
}
