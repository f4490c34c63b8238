package dev.framegate.kit.targets.bundled;

import dev.framegate.gateway.settings.EndpointFunctions;
import dev.framegate.gateway.settings.FunctionName;
import dev.framegate.gateway.settings.FunctionResult;
import dev.framegate.gateway.settings.Functions;
import java.net.URI;
import java.util.concurrent.CompletionStage;

/** Functions of an address that becomes known only after the gateway has started. */
final class LateBoundFunctions implements Functions {
  private volatile Functions there = Functions.NONE;

  void relayTo(URI endpoint) {
    there = new EndpointFunctions(endpoint);
  }

  @Override
  public CompletionStage<FunctionResult> invoke(
      FunctionName function, byte[] event, boolean async) {
    return there.invoke(function, event, async);
  }
}
