package dev.framegate.gateway.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.internal.deploy.AccountRegion;
import dev.framegate.gateway.internal.deploy.ApiOwners;
import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.deploy.TestApi;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.integration.LambdaRunner;
import dev.framegate.gateway.internal.policy.PolicyDocument;
import dev.framegate.gateway.internal.runtime.AccessCheck;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.settings.FunctionResult;
import dev.framegate.gateway.settings.Functions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AuthorizerCheckTest {
  private static final CompiledRoute ROUTE =
      new TestApi()
          .routeWithoutTarget("$connect")
          .authorizer(LambdaRunner.uri("auth"))
          .compile()
          .route("$connect")
          .orElseThrow();

  private static AccessCheck.AccessDecision judge(Functions functions, AuthorizerPolicy policy)
      throws Exception {
    return new AuthorizerCheck(
            new ExecuteApiArns(ApiOwners.NONE, new AccountRegion("123456789012", "us-east-1")),
            functions,
            policy,
            Duration.ofMillis(50))
        .judge(
            ROUTE,
            new ConnectionInfo("c", "a1", "test", Instant.EPOCH, "", "", ""),
            new EventData(JsonText.NONE, Map.of(), Map.of(), Map.of(), Map.of(), null))
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }

  @Test
  void functionsThatNeverAnswerAreBrokenAndCancelled() throws Exception {
    CompletableFuture<FunctionResult> never = new CompletableFuture<>();
    AccessCheck.AccessDecision verdict =
        judge((function, event, async) -> never, AuthorizerPolicy.AWS);
    assertThat(verdict)
        .isEqualTo(
            new AccessCheck.Refused(
                AccessCheck.Reason.BROKEN, "the authorizer took longer than PT0.05S"));
    assertThat(never).isCancelled();
  }

  @Test
  void policiesCanBeReplaced() throws Exception {
    Functions denies =
        (function, event, async) ->
            CompletableFuture.completedFuture(
                new FunctionResult.Returned(
                    utf8(
                        "{\"principalId\":\"ada\",\"policyDocument\":{\"Statement\":"
                            + "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}}}")));
    assertThat(judge(denies, AuthorizerPolicy.AWS)).isInstanceOf(AccessCheck.Refused.class);
    assertThat(
            judge(
                denies,
                new AuthorizerPolicy() {
                  @Override
                  public boolean allows(PolicyDocument policy, String arn) {
                    return true;
                  }
                }))
        .isEqualTo(AccessCheck.Admitted.by(Map.of("principalId", "ada")));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
