package dev.framegate.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How reports spell values. */
final class Words {
  private Words() {}

  /** As in JSON and in tags: {@code passed}. */
  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** To the millisecond, without idle zeros: {@code 3.2}. */
  static BigDecimal seconds(double seconds) {
    BigDecimal exact = BigDecimal.valueOf(seconds).setScale(3, RoundingMode.HALF_UP);
    BigDecimal bare = exact.stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0) : bare;
  }
}
