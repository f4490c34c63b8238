package dev.framegate.gateway.integration;

import dev.framegate.gateway.expression.ExpressionException;
import dev.framegate.gateway.expression.SelectionExpression;

/** The other spelling of expressions, without dollar signs: mappings and identity sources. */
public final class MappingExpression {
  private static final String FORMS =
      "route.request.{header|querystring|multivalueheader|multivaluequerystring}.NAME,"
          + " route.request.body.PATH, context.NAME, stageVariables.NAME or 'static value'";

  private MappingExpression() {}

  /**
   * Reads one such expression.
   *
   * @param where the member that holds it
   * @throws PlanException if it is none
   */
  public static SelectionExpression parse(String where, String value) throws PlanException {
    try {
      return SelectionExpression.parse(source(where, value));
    } catch (ExpressionException e) {
      throw new PlanException(where + ": " + e.getMessage());
    }
  }

  private static String source(String where, String value) throws PlanException {
    if (value.length() > 2 && value.startsWith("'") && value.endsWith("'")) {
      return value.substring(1, value.length() - 1).replace("$", "\\$");
    }
    if (value.startsWith("route.request.")) {
      return "${" + value.substring("route.".length()) + "}";
    }
    if (value.startsWith("context.") || value.startsWith("stageVariables.")) {
      return "${" + value + "}";
    }
    throw new PlanException("%s: expected %s, but found \"%s\"".formatted(where, FORMS, value));
  }
}
