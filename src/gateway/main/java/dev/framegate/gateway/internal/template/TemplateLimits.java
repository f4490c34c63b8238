package dev.framegate.gateway.internal.template;

import java.time.Duration;

/**
 * What templates may use up.
 *
 * @param source characters of a template; AWS's quota is 300 KB
 * @param loops iterations of one {@code #foreach}, after which it ends
 * @param output characters that one rendering may write
 * @param work units of about one character that one rendering may touch
 * @param time that one rendering may take
 */
public record TemplateLimits(int source, int loops, int output, long work, Duration time) {
  public static TemplateLimits defaults() {
    return new TemplateLimits(300 * 1024, 1000, 1 << 20, 32L << 20, Duration.ofSeconds(2));
  }

  TemplateLimits withTime(Duration other) {
    return new TemplateLimits(source, loops, output, work, other);
  }
}
