package dev.framegate.gateway.internal.integration;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Calls functions as Lambda does. Must not block; whatever goes wrong is a result, not an
 * exception.
 */
@FunctionalInterface
public interface Functions {
  /** Knows no function. */
  Functions NONE =
      (function, event, async) ->
          CompletableFuture.completedFuture(
              new FunctionResult.NotInvoked(
                  "this gateway has no function \"" + function.name() + '"'));

  /**
   * Calls a function once.
   *
   * @param event JSON in UTF-8
   * @param async whether only to hand the event over; the result is then empty
   * @return may be cancelled by whoever waits no longer
   */
  CompletionStage<FunctionResult> invoke(FunctionName function, byte[] event, boolean async);
}
