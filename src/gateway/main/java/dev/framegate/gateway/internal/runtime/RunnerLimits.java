package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.internal.limits.ServiceQuotas;

/**
 * The limits of the runtime.
 *
 * @param threads that select routes and render templates
 * @param queue steps of events that may wait; further ones are answered with an error
 * @param answerBytes of one answer in UTF-8; AWS's message quota is 128 KB
 */
public record RunnerLimits(int threads, int queue, int answerBytes) {
  public static RunnerLimits defaults() {
    return new RunnerLimits(
        Math.max(2, Runtime.getRuntime().availableProcessors()),
        ServerBounds.ROUTE_QUEUE,
        ServiceQuotas.MESSAGE_BYTES);
  }
}
