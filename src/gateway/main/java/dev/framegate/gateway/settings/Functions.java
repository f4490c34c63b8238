package dev.framegate.gateway.settings;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The Lambda functions that integrations and authorizers call. Implementations must not block, and
 * report every failure as a result rather than an exception.
 */
@FunctionalInterface
public interface Functions {
  /** No functions. */
  Functions NONE =
      (function, event, async) ->
          CompletableFuture.completedFuture(
              new FunctionResult.NotInvoked(
                  "this gateway has no function \"" + function.name() + '"'));

  /**
   * Calls a function once.
   *
   * @param event JSON in UTF-8
   * @param async whether to hand over the event without waiting; the payload is then empty
   * @return is cancelled by a caller whose time-out has passed
   */
  CompletionStage<FunctionResult> invoke(FunctionName function, byte[] event, boolean async);
}
