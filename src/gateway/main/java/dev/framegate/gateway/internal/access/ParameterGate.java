package dev.framegate.gateway.internal.access;

import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.expression.Facts;
import dev.framegate.gateway.internal.runtime.Connection;
import dev.framegate.gateway.internal.runtime.Gate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code requestParameters} that are required. No page says what a WebSocket API does without them;
 * this is what a REST API does.
 */
public final class ParameterGate implements Gate {
  @Override
  public CompletionStage<Verdict> judge(CompiledRoute route, Connection connection, Facts facts) {
    List<String> missing =
        route.access().required().entrySet().stream()
            .filter(parameter -> parameter.getValue().evaluate(facts).orElse("").isEmpty())
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return CompletableFuture.completedFuture(
        missing.isEmpty()
            ? new Admitted(Map.of())
            : new Refused(Reason.MISSING_PARAMETER, "expected the parameters " + missing));
  }
}
