package dev.framegate.gateway.internal.template;

import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.internal.limits.ServiceQuotas;
import java.time.Duration;

/**
 * The limits of templates.
 *
 * @param source characters of a template; AWS's quota is 300 KB
 * @param loops iterations of one {@code #foreach}, after which it ends
 * @param output characters that one rendering may write
 * @param work units of about one character that one rendering may process
 * @param time that one rendering may take
 */
record TemplateLimits(int source, int loops, int output, long work, Duration time) {
  static TemplateLimits defaults() {
    return new TemplateLimits(
        ServiceQuotas.TEMPLATE_CHARACTERS,
        ServiceQuotas.TEMPLATE_LOOPS,
        ServerBounds.TEMPLATE_OUTPUT_CHARACTERS,
        ServerBounds.TEMPLATE_WORK,
        ServerBounds.TEMPLATE_TIME);
  }

  TemplateLimits withTime(Duration other) {
    return new TemplateLimits(source, loops, output, work, other);
  }
}
