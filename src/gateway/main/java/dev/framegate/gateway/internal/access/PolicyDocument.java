package dev.framegate.gateway.internal.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.gateway.internal.integration.MalformedProxyResponseException;
import java.util.ArrayList;
import java.util.List;

/** An IAM policy, as far as an authorizer's function can return one. */
public final class PolicyDocument {
  /** What connecting is called (IAM-004). */
  public static final String INVOKE = "execute-api:Invoke";

  /** What a policy says of an action. */
  public enum Outcome {
    ALLOWED,
    DENIED,
    /** No statement speaks of it. */
    UNMATCHED
  }

  private final List<PolicyStatement> statements;

  private PolicyDocument(List<PolicyStatement> statements) {
    this.statements = List.copyOf(statements);
  }

  /**
   * Reads a policy.
   *
   * @throws MalformedProxyResponseException if it is none
   */
  public static PolicyDocument read(JsonNode policy) throws MalformedProxyResponseException {
    JsonNode given = policy.path("Statement");
    if (!given.isContainerNode()) {
      throw new MalformedProxyResponseException(
          "policyDocument: expected an object with Statement, but found " + policy);
    }
    List<PolicyStatement> statements = new ArrayList<>();
    for (JsonNode statement : given.isArray() ? given : List.of(given)) {
      statements.add(PolicyStatement.read(statement));
    }
    return new PolicyDocument(statements);
  }

  /** One Deny that matches outweighs every Allow. */
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
