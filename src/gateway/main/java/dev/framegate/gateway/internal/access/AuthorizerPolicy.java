package dev.framegate.gateway.internal.access;

import dev.framegate.gateway.internal.deploy.Authorizer;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.policy.PolicyDocument;

/** The decisions around an authorizer's function. */
interface AuthorizerPolicy {
  AuthorizerPolicy AWS = new AuthorizerPolicy() {};

  /** Whether the client brings every identity source; else nobody is asked (CON-024). */
  default boolean identified(Authorizer authorizer, EventData event) {
    return authorizer.identitySources().stream()
        .noneMatch(source -> source.evaluate(event).orElse("").isEmpty());
  }

  /** Whether the function threw the one error that is no failure (CON-025). */
  default boolean isUnauthorized(String errorMessage) {
    return errorMessage.equals("Unauthorized");
  }

  /** Whether a policy lets the client connect (CON-026, CON-027). */
  default boolean allows(PolicyDocument policy, String arn) {
    return policy.judge(PolicyDocument.INVOKE, arn) == PolicyDocument.Outcome.ALLOWED;
  }
}
