package dev.framegate.gateway.internal.access;

import dev.framegate.gateway.internal.runtime.AccessCheck;
import dev.framegate.gateway.settings.ApiKeys;
import dev.framegate.gateway.settings.Functions;

/** The gates of {@code $connect} in the order in which AWS asks them. */
public final class AccessCheckChain {
  private AccessCheckChain() {}

  /**
   * Signature, authorizer, API key, parameters.
   *
   * @param arns what policies are written about
   * @param functions that authorizers name
   * @param keys that open routes with {@code apiKeyRequired}
   */
  public static AccessCheck aws(ExecuteApiArns arns, Functions functions, ApiKeys keys) {
    return new IamSignatureCheck()
        .then(new AuthorizerCheck(arns, functions, AuthorizerPolicy.AWS))
        .then(new ApiKeyCheck(keys))
        .then(new RequiredParameterCheck());
  }
}
