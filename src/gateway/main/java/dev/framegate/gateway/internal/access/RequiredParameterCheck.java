package dev.framegate.gateway.internal.access;

import dev.framegate.gateway.internal.deploy.CompiledRoute;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.runtime.AccessCheck;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Checks required {@code requestParameters}. AWS does not document what a WebSocket API does
 * without them; this is the behaviour of a REST API.
 */
final class RequiredParameterCheck implements AccessCheck {
  @Override
  public CompletionStage<AccessDecision> judge(
      CompiledRoute route, ConnectionInfo connection, EventData event) {
    List<String> missing =
        route.access().required().entrySet().stream()
            .filter(parameter -> parameter.getValue().evaluate(event).orElse("").isEmpty())
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return CompletableFuture.completedFuture(
        missing.isEmpty()
            ? Admitted.UNKNOWN
            : new Refused(Reason.MISSING_PARAMETER, "expected the parameters " + missing));
  }
}
