package dev.framegate.gateway.internal.access;

import dev.framegate.gateway.internal.runtime.AccessCheck;
import dev.framegate.gateway.settings.ApiKeys;
import dev.framegate.gateway.settings.Functions;
import java.util.function.UnaryOperator;

/** The checks of {@code $connect}, in the order in which AWS applies them. */
public final class AccessCheckChain {
  private AccessCheckChain() {}

  /**
   * Signature, authorizer, API key, parameters.
   *
   * @param arns of the resources in policies
   * @param functions of authorizers
   * @param keys for routes with {@code apiKeyRequired}
   * @param accounts the account of an access key
   */
  public static AccessCheck aws(
      ExecuteApiArns arns, Functions functions, ApiKeys keys, UnaryOperator<String> accounts) {
    return new IamSignatureCheck(accounts)
        .then(new AuthorizerCheck(arns, functions, AuthorizerPolicy.AWS))
        .then(new ApiKeyCheck(keys))
        .then(new RequiredParameterCheck());
  }
}
