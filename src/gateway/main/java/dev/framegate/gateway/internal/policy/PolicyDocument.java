package dev.framegate.gateway.internal.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An IAM policy document: statements with effects, actions and resources. Conditions are not
 * evaluated. What is not understood, such as a member with another name, is refused: left out, it
 * could change a policy from one that denies to one that allows.
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

  private static final Set<String> MEMBERS = Set.of("Version", "Id", "Statement");
  private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");

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
    PolicyMembers.require("policyDocument", policy, MEMBERS);
    String version = policy.path("Version").asText("2012-10-17");
    if (!VERSIONS.contains(version)) {
      throw new InvalidPolicyException(
          "Version: expected 2012-10-17 or 2008-10-17, but found \"" + version + '"');
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
