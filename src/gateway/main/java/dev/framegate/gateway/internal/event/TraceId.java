package dev.framegate.gateway.internal.event;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Values of the header X-Amzn-Trace-Id: {@code Root=1-}, 8 and 24 hexadecimal digits. */
public final class TraceId {
  public static final String HEADER = "X-Amzn-Trace-Id";

  private static final HexFormat DIGITS = HexFormat.of();

  private TraceId() {}

  /**
   * A new value.
   *
   * @param time in milliseconds since 1970; the value contains the seconds
   */
  public static String at(long time) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return "Root=1-"
        + DIGITS.toHexDigits((int) (time / 1000))
        + '-'
        + DIGITS.toHexDigits(random.nextLong())
        + DIGITS.toHexDigits(random.nextInt());
  }
}
