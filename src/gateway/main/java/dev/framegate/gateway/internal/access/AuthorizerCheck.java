package dev.framegate.gateway.internal.access;

import dev.framegate.gateway.internal.deploy.Authorizer;
import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.integration.FunctionErrors;
import dev.framegate.gateway.internal.integration.FunctionUri;
import dev.framegate.gateway.internal.integration.MalformedProxyResponseException;
import dev.framegate.gateway.internal.limits.ServiceQuotas;
import dev.framegate.gateway.internal.runtime.AccessCheck;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.settings.FunctionName;
import dev.framegate.gateway.settings.FunctionResult;
import dev.framegate.gateway.settings.FunctionResult.NotInvoked;
import dev.framegate.gateway.settings.FunctionResult.Raised;
import dev.framegate.gateway.settings.FunctionResult.Returned;
import dev.framegate.gateway.settings.Functions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Calls a route's authorizer function once for each handshake (CON-020 to CON-032). */
final class AuthorizerCheck implements AccessCheck {
  private final ExecuteApiArns arns;
  private final Functions functions;
  private final AuthorizerPolicy policy;
  private final Duration timeout;

  AuthorizerCheck(ExecuteApiArns arns, Functions functions, AuthorizerPolicy policy) {
    this(arns, functions, policy, ServiceQuotas.LONGEST_CALL);
  }

  AuthorizerCheck(
      ExecuteApiArns arns, Functions functions, AuthorizerPolicy policy, Duration timeout) {
    this.arns = arns;
    this.functions = functions;
    this.policy = policy;
    this.timeout = timeout;
  }

  @Override
  public CompletionStage<AccessDecision> judge(
      CompiledRoute route, ConnectionInfo connection, EventData facts) {
    Authorizer authorizer = route.access().authorizer();
    if (authorizer == null) {
      return CompletableFuture.completedFuture(Admitted.UNKNOWN);
    }
    if (!policy.identified(authorizer, facts)) {
      return CompletableFuture.completedFuture(
          new Refused(Reason.UNAUTHORIZED, "expected " + authorizer.identitySources()));
    }
    FunctionName function;
    try {
      function = FunctionUri.resolve(authorizer.uri(), facts.stageVariables());
    } catch (IllegalArgumentException e) {
      return CompletableFuture.completedFuture(broken("authorizerUri: " + e.getMessage()));
    }
    String arn = arns.of(connection.apiId(), connection.stage(), route.key());
    byte[] event = AuthorizerEvent.of(arn, facts).toString().getBytes(StandardCharsets.UTF_8);
    CompletableFuture<FunctionResult> running =
        functions.invoke(function, event, false).toCompletableFuture();
    CompletableFuture<AccessDecision> verdict =
        running
            .handle(
                (result, error) ->
                    error == null ? verdict(result, arn) : broken(String.valueOf(error)))
            .completeOnTimeout(
                broken("the authorizer took longer than " + timeout),
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
    return verdict.whenComplete((done, error) -> running.cancel(true));
  }

  private AccessDecision verdict(FunctionResult result, String arn) {
    if (result instanceof Returned returned) {
      try {
        return verdict(AuthorizerResponse.read(JsonText.ofUtf8(returned.payload())), arn);
      } catch (MalformedProxyResponseException e) {
        return broken(String.valueOf(e.getMessage()));
      }
    }
    if (result instanceof Raised raised) {
      return policy.isUnauthorized(errorMessage(JsonText.ofUtf8(raised.payload())))
          ? new Refused(Reason.UNAUTHORIZED, "the authorizer does not know the client")
          : broken(FunctionErrors.describe(raised));
    }
    return broken(((NotInvoked) result).detail());
  }

  private AccessDecision verdict(AuthorizerResponse answer, String arn) {
    return policy.allows(answer.policy(), arn)
        ? Admitted.by(answer.context())
        : new Refused(
            Reason.FORBIDDEN, "the policy for " + answer.principalId() + " does not allow " + arn);
  }

  private static String errorMessage(JsonText payload) {
    Object root = payload.root().map(JsonText.JsonValue::value).orElse(null);
    return String.valueOf(root instanceof Map<?, ?> error ? error.get("errorMessage") : root);
  }

  private static AccessDecision broken(String detail) {
    return new Refused(Reason.BROKEN, detail);
  }
}
