package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.event.ExpressionException;
import dev.framegate.gateway.internal.event.SelectionExpression;

/** Expressions without dollar signs, of parameter mappings and identity sources. */
public final class MappingExpression {
  private static final String FORMS =
      "route.request.{header|querystring|multivalueheader|multivaluequerystring}.NAME,"
          + " route.request.body.PATH, context.NAME, stageVariables.NAME or 'static value'";

  private static final String RESPONSE_FORMS =
      "integration.response.{header|multivalueheader}.NAME, integration.response.body.PATH,"
          + " context.NAME, stageVariables.NAME or 'static value'";

  private MappingExpression() {}

  /**
   * Parses an expression.
   *
   * @param where the member that contains it
   * @throws InvalidIntegrationException if it is not such an expression
   */
  public static SelectionExpression parse(String where, String value)
      throws InvalidIntegrationException {
    return value.startsWith("route.request.")
        ? expression(where, "${" + value.substring("route.".length()) + "}")
        : common(where, value, FORMS);
  }

  /** As {@link #parse}, for values of an integration's response. */
  static SelectionExpression parseResponse(String where, String value)
      throws InvalidIntegrationException {
    return value.startsWith("integration.response.")
        ? expression(where, "${" + value + "}")
        : common(where, value, RESPONSE_FORMS);
  }

  private static SelectionExpression common(String where, String value, String forms)
      throws InvalidIntegrationException {
    if (value.length() > 2 && value.startsWith("'") && value.endsWith("'")) {
      return expression(where, value.substring(1, value.length() - 1).replace("$", "\\$"));
    }
    if (value.startsWith("context.") || value.startsWith("stageVariables.")) {
      return expression(where, "${" + value + "}");
    }
    throw new InvalidIntegrationException(
        "%s: expected %s, but found \"%s\"".formatted(where, forms, value));
  }

  private static SelectionExpression expression(String where, String source)
      throws InvalidIntegrationException {
    try {
      return SelectionExpression.parse(source);
    } catch (ExpressionException e) {
      throw new InvalidIntegrationException(where + ": " + e.getMessage());
    }
  }
}
