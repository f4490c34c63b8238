package dev.framegate.gateway.internal.control;

import dev.framegate.contract.ApiError;
import dev.framegate.gateway.internal.event.ExpressionException;
import dev.framegate.gateway.internal.event.SelectionExpression;
import java.util.Optional;

/** The rule of selection expressions, for every kind of resource. */
final class ExpressionRules {
  private static final String MEMBER = "SelectionExpression";

  private ExpressionRules() {}

  /** Rejected when it is written, because a deployment would reject it later. */
  static Optional<ApiError> parse(ResourceChange change) {
    return change.request().properties().stream()
        .filter(member -> member.getKey().endsWith(MEMBER))
        .filter(member -> !member.getValue().asText().isEmpty())
        .flatMap(member -> complaint(member.getKey(), member.getValue().asText()).stream())
        .findFirst();
  }

  private static Optional<ApiError> complaint(String member, String expression) {
    try {
      SelectionExpression unused = SelectionExpression.parse(expression);
      return Optional.empty();
    } catch (ExpressionException e) {
      return Optional.of(ApiError.badRequest(member + ": " + e.getMessage()));
    }
  }
}
