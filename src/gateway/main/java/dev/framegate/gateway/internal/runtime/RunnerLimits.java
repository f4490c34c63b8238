package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.internal.limits.ServiceQuotas;
import java.time.Duration;

/**
 * The limits of the runtime.
 *
 * @param threads that select routes and render templates
 * @param queue steps of events that may wait; further ones are answered with an error
 * @param answerBytes of one answer in UTF-8; AWS's message quota is 128 KB
 * @param stepTime after which one step of an event is given up and its thread replaced
 */
public record RunnerLimits(int threads, int queue, int answerBytes, Duration stepTime) {
  public RunnerLimits(int threads, int queue, int answerBytes) {
    this(threads, queue, answerBytes, ServerBounds.STEP_TIME);
  }

  public RunnerLimits withAnswerBytes(int other) {
    return new RunnerLimits(threads, queue, other, stepTime);
  }

  public static RunnerLimits defaults() {
    return new RunnerLimits(
        Math.max(2, Runtime.getRuntime().availableProcessors()),
        ServerBounds.ROUTE_QUEUE,
        ServiceQuotas.MESSAGE_BYTES);
  }
}
