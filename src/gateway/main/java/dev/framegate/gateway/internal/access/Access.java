package dev.framegate.gateway.internal.access;

import dev.framegate.gateway.internal.integration.Functions;
import dev.framegate.gateway.internal.runtime.Gate;

/** The gates of {@code $connect} in the order in which AWS asks them. */
public final class Access {
  private Access() {}

  /**
   * Signature, authorizer, API key, parameters.
   *
   * @param arns what policies are written about
   * @param functions that authorizers name
   * @param keys that open routes with {@code apiKeyRequired}
   */
  public static Gate aws(ExecuteArns arns, Functions functions, ApiKeys keys) {
    return new SignatureGate()
        .then(new AuthorizerGate(arns, functions, AuthorizerPolicy.AWS))
        .then(new ApiKeyGate(keys))
        .then(new ParameterGate());
  }
}
