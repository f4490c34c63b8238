package dev.framegate.kit.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The format of values in reports. */
public final class ReportFormat {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private ReportFormat() {}

  /** For people: {@code 3 Nov 2026, 14:05 UTC}. */
  public static String date(Instant time) {
    return DATE.format(time);
  }

  /** As in JSON and in tags: {@code passed}. */
  public static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** To the millisecond, without idle zeros: {@code 3.2}. */
  public static BigDecimal seconds(double seconds) {
    BigDecimal exact = BigDecimal.valueOf(seconds).setScale(3, RoundingMode.HALF_UP);
    BigDecimal bare = exact.stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0) : bare;
  }
}
