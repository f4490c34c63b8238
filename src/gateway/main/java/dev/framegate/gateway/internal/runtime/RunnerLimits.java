package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.internal.limits.ServiceQuotas;

/**
 * How much the runtime does at once.
 *
 * @param threads that select routes and render templates
 * @param queue steps of events that may wait for them; more are answered with an error
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
