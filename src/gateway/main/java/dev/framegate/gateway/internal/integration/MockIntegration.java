package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.event.BackendResponse;
import dev.framegate.gateway.internal.event.CompiledJsonPath;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.integration.IntegrationResult.Answered;
import dev.framegate.gateway.internal.integration.IntegrationResult.Failed;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Calls no backend. The rendered request template is the response, and its {@code statusCode} the
 * status (INT-021, INT-021a).
 */
final class MockIntegration implements Integration {
  private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d");
  private static final int LOWEST = 100;
  private static final int HIGHEST = 599;
  private static final CompiledJsonPath STATUS_CODE = CompiledJsonPath.of("statusCode");

  @Override
  public CompletionStage<IntegrationResult> call(IntegrationRequest request) {
    JsonText body = new JsonText(request.payload());
    OptionalInt status = status(body.at(STATUS_CODE).map(JsonText.JsonValue::value).orElse(null));
    IntegrationResult result =
        status.isPresent()
            ? new Answered(new BackendResponse(status.getAsInt(), Map.of(), body))
            : new Failed(
                IntegrationFailure.CONFIGURATION,
                "expected the request template of a MOCK integration to render JSON with a"
                    + " statusCode from 100 to 599, such as {\"statusCode\": 200}");
    return CompletableFuture.completedFuture(result);
  }

  private static OptionalInt status(@Nullable Object code) {
    if (code instanceof Integer number) {
      return number >= LOWEST && number <= HIGHEST ? OptionalInt.of(number) : OptionalInt.empty();
    }
    return code instanceof String text && STATUS.matcher(text).matches()
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }
}
