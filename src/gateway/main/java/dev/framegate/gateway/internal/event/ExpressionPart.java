package dev.framegate.gateway.internal.event;

/** A part of an expression: a literal or a variable. */
sealed interface ExpressionPart {
  /** A literal text. */
  record Literal(String text) implements ExpressionPart {}

  /**
   * A variable.
   *
   * @param argument the name or path after the name of the source; empty for none
   */
  record Variable(VariableSource source, VariableSource.Argument argument)
      implements ExpressionPart {}
}
