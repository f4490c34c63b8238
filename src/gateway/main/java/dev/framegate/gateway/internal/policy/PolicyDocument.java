package dev.framegate.gateway.internal.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * An IAM policy document: statements with effects, actions and resources. Conditions are not
 * evaluated.
 */
public final class PolicyDocument {
  /** The action of a handshake (IAM-004). */
  public static final String INVOKE = "execute-api:Invoke";

  /** The effect of a policy on an action. */
  public enum Outcome {
    ALLOWED,
    DENIED,
    /** No statement matches it. */
    UNMATCHED
  }

  private final List<PolicyStatement> statements;

  private PolicyDocument(List<PolicyStatement> statements) {
    this.statements = List.copyOf(statements);
  }

  /**
   * Reads a policy.
   *
   * @throws InvalidPolicyException if it has another form
   */
  public static PolicyDocument read(JsonNode policy) throws InvalidPolicyException {
    JsonNode given = policy.path("Statement");
    if (!given.isContainerNode()) {
      throw new InvalidPolicyException(
          "policyDocument: expected an object with Statement, but found " + policy);
    }
    List<PolicyStatement> statements = new ArrayList<>();
    for (JsonNode statement : given.isArray() ? given : List.of(given)) {
      statements.add(PolicyStatement.read(statement));
    }
    return new PolicyDocument(statements);
  }

  /** Evaluates the statements. A Deny that matches takes precedence over every Allow. */
  public Outcome judge(String action, String resource) {
    Outcome outcome = Outcome.UNMATCHED;
    for (PolicyStatement statement : statements) {
      if (statement.matches(action, resource)) {
        if (statement.effect() == PolicyStatement.Effect.DENY) {
          return Outcome.DENIED;
        }
        outcome = Outcome.ALLOWED;
      }
    }
    return outcome;
  }
}
