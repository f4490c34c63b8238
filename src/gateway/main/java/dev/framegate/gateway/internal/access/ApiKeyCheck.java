package dev.framegate.gateway.internal.access;

import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.SelectionExpression;
import dev.framegate.gateway.internal.runtime.AccessCheck;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.settings.ApiKeys;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code apiKeyRequired}: the key comes from a header or from the authorizer (CON-035). */
final class ApiKeyCheck implements AccessCheck {
  private final ApiKeys keys;

  ApiKeyCheck(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  public CompletionStage<AccessDecision> judge(
      CompiledRoute route, ConnectionInfo connection, EventData event) {
    SelectionExpression selection = route.access().apiKey();
    if (selection == null) {
      return CompletableFuture.completedFuture(Admitted.UNKNOWN);
    }
    return CompletableFuture.completedFuture(
        selection
            .evaluate(event)
            .filter(key -> !key.isEmpty() && keys.accepts(key))
            .<AccessDecision>map(key -> Admitted.as(Map.of("apiKey", key)))
            .orElseGet(() -> new Refused(Reason.FORBIDDEN, "no good API key at " + selection)));
  }
}
