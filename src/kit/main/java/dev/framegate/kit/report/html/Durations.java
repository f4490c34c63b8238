package dev.framegate.kit.report.html;

import java.util.Locale;

/**
 * Durations with as many digits as they are worth: {@code 0.4 ms}, {@code 15 ms}, {@code 2.1 s}.
 */
final class Durations {
  private Durations() {}

  static String micros(long micros) {
    if (micros < 10_000) {
      return String.format(Locale.ROOT, "%.1f ms", micros / 1_000.0);
    }
    if (micros < 1_000_000) {
      return String.format(Locale.ROOT, "%d ms", Math.round(micros / 1_000.0));
    }
    return String.format(Locale.ROOT, "%.1f s", micros / 1_000_000.0);
  }

  static String seconds(double seconds) {
    return micros(Math.round(seconds * 1_000_000));
  }
}
