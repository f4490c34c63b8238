package dev.framegate.gateway.internal.script;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** What a script has the gateway answer at the moment. Thread-safe. */
final class ScriptedAnswers {
  private static final int USUAL = 200;

  private int refusal;
  private int refusals;
  private int callbacks = USUAL;
  private Duration delay = Duration.ZERO;

  synchronized void refuse(int status, int times) {
    refusal = status;
    refusals = times;
  }

  /** The status for this handshake, if it is to be refused; counts it. */
  synchronized Optional<Integer> nextRefusal() {
    if (refusals == 0) {
      return Optional.empty();
    }
    refusals--;
    return Optional.of(refusal);
  }

  synchronized void callbacks(int status) {
    callbacks = status;
  }

  /** The status for a callback; empty for the usual answer. */
  synchronized Optional<Integer> callbacks() {
    return callbacks == USUAL ? Optional.empty() : Optional.of(callbacks);
  }

  synchronized void delay(Duration by) {
    delay = by;
  }

  /** An answer, later by the delay. */
  synchronized <T> CompletionStage<T> delayed(CompletionStage<T> answer) {
    long millis = delay.toMillis();
    return millis == 0
        ? answer
        : answer.thenCompose(
            value ->
                CompletableFuture.supplyAsync(
                    () -> value, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)));
  }
}
