package dev.framegate.gateway.internal.expression;

/** One piece of an expression: a literal or a variable. */
sealed interface Part {
  /** A text as it stands. */
  record Literal(String text) implements Part {}

  /**
   * Something to look up.
   *
   * @param argument the name or path behind the source's own name; empty where there is none
   */
  record Variable(Source source, Source.Argument argument) implements Part {}
}
