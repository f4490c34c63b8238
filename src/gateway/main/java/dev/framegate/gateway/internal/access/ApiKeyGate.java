package dev.framegate.gateway.internal.access;

import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.expression.Facts;
import dev.framegate.gateway.internal.expression.SelectionExpression;
import dev.framegate.gateway.internal.runtime.Connection;
import dev.framegate.gateway.internal.runtime.Gate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code apiKeyRequired}: the key comes from a header or from the authorizer (CON-035). */
public final class ApiKeyGate implements Gate {
  private final ApiKeys keys;

  public ApiKeyGate(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  public CompletionStage<Verdict> judge(CompiledRoute route, Connection connection, Facts facts) {
    SelectionExpression selection = route.access().apiKey();
    boolean good =
        selection == null
            || selection
                .evaluate(facts)
                .filter(key -> !key.isEmpty() && keys.accepts(key))
                .isPresent();
    return CompletableFuture.completedFuture(
        good
            ? new Admitted(Map.of())
            : new Refused(Reason.FORBIDDEN, "no good API key at " + selection));
  }
}
