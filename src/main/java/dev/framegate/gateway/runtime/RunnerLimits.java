package dev.framegate.gateway.runtime;

/**
 * How much the runtime does at once.
 *
 * @param lanes threads that select routes and render templates
 * @param queue events that may wait for one of them; more are answered with an error
 * @param answerBytes of one answer in UTF-8; AWS's message quota is 128 KB
 */
public record RunnerLimits(int lanes, int queue, int answerBytes) {
  public static RunnerLimits defaults() {
    return new RunnerLimits(
        Math.max(2, Runtime.getRuntime().availableProcessors()), 4096, 128 * 1024);
  }
}
