package dev.framegate.gateway.internal.access;

import dev.framegate.gateway.internal.deploy.Authorizer;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.policy.PolicyDocument;

/** The decisions before and after the call of an authorizer's function. */
interface AuthorizerPolicy {
  AuthorizerPolicy AWS = new AuthorizerPolicy() {};

  /**
   * Whether the request contains every identity source; otherwise the function is not called
   * (CON-024).
   */
  default boolean identified(Authorizer authorizer, EventData event) {
    return authorizer.identitySources().stream()
        .noneMatch(source -> source.evaluate(event).orElse("").isEmpty());
  }

  /** Whether an error of the function means that the client is unauthorized (CON-025). */
  default boolean isUnauthorized(String errorMessage) {
    return errorMessage.equals("Unauthorized");
  }

  /** Whether a policy allows the client to connect (CON-026, CON-027). */
  default boolean allows(PolicyDocument policy, String arn) {
    return policy.judge(PolicyDocument.INVOKE, arn) == PolicyDocument.Outcome.ALLOWED;
  }
}
