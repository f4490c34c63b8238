package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.event.BackendResponse;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.integration.IntegrationResult.Answered;
import dev.framegate.gateway.internal.integration.IntegrationResult.Failed;
import dev.framegate.gateway.settings.FunctionName;
import dev.framegate.gateway.settings.FunctionResult;
import dev.framegate.gateway.settings.FunctionResult.NotInvoked;
import dev.framegate.gateway.settings.FunctionResult.Raised;
import dev.framegate.gateway.settings.FunctionResult.Returned;
import dev.framegate.gateway.settings.Functions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Calls Lambda functions. A proxy receives the event of MSG-040, and its response is read by {@link
 * ProxyResponsePolicy}; other types receive what the request template rendered, and the payload is
 * the response.
 */
final class LambdaIntegration implements Integration {
  private static final String INVOCATION_TYPE = "X-Amz-Invocation-Type";

  private final Functions functions;
  private final ProxyResponsePolicy answers;

  LambdaIntegration(Functions functions) {
    this(functions, ProxyResponsePolicy.AWS);
  }

  LambdaIntegration(Functions functions, ProxyResponsePolicy answers) {
    this.functions = functions;
    this.answers = answers;
  }

  @Override
  public CompletionStage<IntegrationResult> call(IntegrationRequest request) {
    CompiledIntegration plan = request.plan();
    boolean proxy = plan.type().proxy();
    FunctionName function;
    byte[] event;
    try {
      function = FunctionUri.resolve(plan.uri(), request.facts().stageVariables());
      event = proxy ? utf8(ProxyEvent.of(request.facts()).toString()) : payload(request);
    } catch (IllegalArgumentException e) {
      return CompletableFuture.completedFuture(
          new Failed(IntegrationFailure.CONFIGURATION, String.valueOf(e.getMessage())));
    }
    boolean async = !proxy && isEvent(plan, request.facts());
    CompletableFuture<FunctionResult> running =
        functions.invoke(function, event, async).toCompletableFuture();
    CompletableFuture<IntegrationResult> result =
        running
            .handle(
                (done, error) ->
                    error == null
                        ? proxy ? proxyAnswer(done) : plainAnswer(done)
                        : new Failed(IntegrationFailure.BACKEND, String.valueOf(error)))
            .completeOnTimeout(
                new Failed(
                    IntegrationFailure.TIMED_OUT,
                    function.arn() + " took longer than " + plan.timeout()),
                plan.timeout().toMillis(),
                TimeUnit.MILLISECONDS);
    return result.whenComplete((done, error) -> running.cancel(true));
  }

  /** Lambda accepts JSON only, so an empty payload becomes an empty object. */
  private static byte[] payload(IntegrationRequest request) {
    if (request.payload().isEmpty()) {
      return utf8("{}");
    }
    return request.plan().decodesBase64()
        ? Base64.getDecoder().decode(request.payload())
        : utf8(request.payload());
  }

  private static boolean isEvent(CompiledIntegration plan, EventData facts) {
    return plan.parameters().stream()
        .anyMatch(
            mapping ->
                mapping.target() == ParameterMapping.Target.HEADER
                    && mapping.name().equalsIgnoreCase(INVOCATION_TYPE)
                    && mapping.evaluate(facts).equals("Event"));
  }

  private IntegrationResult proxyAnswer(FunctionResult result) {
    if (result instanceof Returned returned) {
      try {
        return new Answered(answers.read(JsonText.ofUtf8(returned.payload())));
      } catch (MalformedProxyResponseException e) {
        return new Failed(IntegrationFailure.BACKEND, String.valueOf(e.getMessage()));
      }
    }
    if (result instanceof Raised raised) {
      return new Failed(IntegrationFailure.BACKEND, FunctionErrors.describe(raised));
    }
    return notInvoked(result);
  }

  /**
   * An error is a response, too: its {@code errorMessage} selects an integration response
   * (INT-025). Its status rejects handshakes.
   */
  private static IntegrationResult plainAnswer(FunctionResult result) {
    if (result instanceof Returned returned) {
      return new Answered(reply(200, JsonText.ofUtf8(returned.payload())));
    }
    if (result instanceof Raised raised) {
      return new Answered(reply(502, JsonText.ofUtf8(raised.payload())));
    }
    return notInvoked(result);
  }

  /** CON-009: 500 if the gateway may not call the function. */
  private static IntegrationResult notInvoked(FunctionResult result) {
    return new Failed(IntegrationFailure.CONFIGURATION, ((NotInvoked) result).detail());
  }

  private static BackendResponse reply(int status, JsonText payload) {
    return new BackendResponse(status, Map.of(), payload);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
