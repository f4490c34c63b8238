package dev.framegate.target.bundled;

import dev.framegate.gateway.integration.EndpointFunctions;
import dev.framegate.gateway.integration.FunctionName;
import dev.framegate.gateway.integration.FunctionResult;
import dev.framegate.gateway.integration.Functions;
import java.net.URI;
import java.util.concurrent.CompletionStage;

/** Functions of an address that becomes known only after the gateway has started. */
final class RelayedFunctions implements Functions {
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
