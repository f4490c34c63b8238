package dev.framegate.gateway.internal.event;

/** One piece of an expression: a literal or a variable. */
sealed interface ExpressionPart {
  /** A text as it stands. */
  record Literal(String text) implements ExpressionPart {}

  /**
   * Something to look up.
   *
   * @param argument the name or path behind the source's own name; empty where there is none
   */
  record Variable(VariableSource source, VariableSource.Argument argument)
      implements ExpressionPart {}
}
