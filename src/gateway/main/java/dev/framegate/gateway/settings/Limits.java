package dev.framegate.gateway.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The values of all limits of a gateway. Immutable.
 *
 * @param changed the values that differ from an AWS account's defaults; times are in seconds
 */
public record Limits(Map<Limit, Double> changed) {
  private static final Limits AWS = new Limits(Map.of());

  /** Setting one of these enforces all of them. */
  private static final Set<Limit> CONTROL_PLANE =
      EnumSet.of(
          Limit.CONTROL_PLANE_PER_SECOND, Limit.CONTROL_PLANE_BURST, Limit.DEPLOYMENTS_PER_SECOND);

  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public Limits {
    Map<Limit, Double> own = new EnumMap<>(Limit.class);
    changed.forEach(
        (limit, value) -> {
          if (!limit.permits(value)) {
            throw new IllegalArgumentException(
                "%s: expected %s, got %s".formatted(limit.key(), limit.kind().expected(), value));
          }
          if (value != limit.standard()) {
            own.put(limit, value);
          }
        });
    changed = Collections.unmodifiableMap(own);
  }

  /** The defaults of an AWS account; the rates of the control plane are not enforced. */
  public static Limits aws() {
    return AWS;
  }

  /**
   * Reads a file of YAML or JSON, with one key for each limit. A limit without a key keeps its
   * default.
   *
   * @throws dev.framegate.settings.SettingsException if the file cannot be read or holds an unknown
   *     key or a wrong value
   */
  public static Limits read(Path file) {
    return LimitsFile.read(file);
  }

  /**
   * As {@link #read}, for a text such as {@code "frameBytes: 65536"}.
   *
   * @param name what messages call it
   * @throws dev.framegate.settings.SettingsException as {@link #read}
   */
  public static Limits parse(String name, String text) {
    return LimitsFile.parse(name, text);
  }

  /** A number, without unit; times are in seconds. */
  public double value(Limit limit) {
    return changed.getOrDefault(limit, limit.standard());
  }

  /** A whole number. */
  public int count(Limit limit) {
    return (int) value(limit);
  }

  /** A time. */
  public Duration time(Limit limit) {
    return Duration.ofSeconds((long) value(limit));
  }

  /** Whether a limit that is a switch is on. */
  public boolean isOn(Limit limit) {
    return value(limit) != 0;
  }

  /**
   * These limits with another value of one. A rate of the control plane also enforces the others.
   *
   * @param value a number; seconds for a time, 0 or 1 for a switch
   * @throws IllegalArgumentException if the value is out of range
   */
  public Limits with(Limit limit, double value) {
    Map<Limit, Double> more = new EnumMap<>(Limit.class);
    more.putAll(changed);
    more.put(limit, value);
    if (CONTROL_PLANE.contains(limit)) {
      more.put(Limit.CONTROL_PLANE_RATES, 1.0);
    }
    return new Limits(more);
  }
}
