package dev.framegate.gateway.internal.limits;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.gateway.internal.control.ResourceKind;
import dev.framegate.gateway.internal.edge.FrameLimits;
import dev.framegate.gateway.internal.throttle.Rate;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One key of a file of limits.
 *
 * @param expected what its value looks like, for whoever wrote another one
 * @param put the limits with the value, or nothing where the value is wrong
 */
record LimitKey(String expected, BiFunction<Limits, JsonNode, Optional<Limits>> put) {
  private static final long MOST_SECONDS = Duration.ofDays(365).toSeconds();
  private static final int MOST_RESOURCES = 100_000;
  private static final int MOST_RATE = 1_000_000_000;

  static LimitKey most(ResourceKind kind) {
    return whole(1, MOST_RESOURCES, (limits, number) -> limits.withMost(kind, number));
  }

  static LimitKey frameBytes(int most) {
    return whole(
        1,
        most,
        (limits, bytes) ->
            limits.withFrames(new FrameLimits(bytes, limits.frames().messageBytes())));
  }

  static LimitKey messageBytes(int most) {
    return whole(
        1,
        most,
        (limits, bytes) -> limits.withFrames(new FrameLimits(limits.frames().frameBytes(), bytes)));
  }

  static LimitKey idle() {
    return time((limits, time) -> limits.withLifetimes(time, limits.duration()));
  }

  static LimitKey duration() {
    return time((limits, time) -> limits.withLifetimes(limits.idle(), time));
  }

  static LimitKey connectUrlCharacters(int most) {
    return whole(1, most, Limits::withConnectUrlCharacters);
  }

  static LimitKey requestsPerSecond() {
    return number(
        (limits, rate) ->
            limits.withRates(new Rate(rate, limits.requests().burst()), limits.connections()));
  }

  static LimitKey requestsBurst() {
    return whole(
        0,
        MOST_RATE,
        (limits, burst) ->
            limits.withRates(new Rate(limits.requests().perSecond(), burst), limits.connections()));
  }

  /** A second's worth may come at once: the burst is documented nowhere. */
  static LimitKey connectionsPerSecond() {
    return number(
        (limits, rate) ->
            limits.withRates(limits.requests(), new Rate(rate, (long) Math.ceil(rate))));
  }

  static LimitKey controlPlaneRates() {
    return new LimitKey(
        "true or false",
        (limits, value) ->
            value.isBoolean()
                ? Optional.of(limits.withControlPlaneRates(value.asBoolean()))
                : Optional.empty());
  }

  static LimitKey controlPlanePerSecond() {
    return number(
        (limits, rate) ->
            limits.withControlPlaneRates(
                limits
                    .controlFigures()
                    .withCalls(new Rate(rate, limits.controlFigures().calls().burst()))));
  }

  static LimitKey controlPlaneBurst() {
    return whole(
        0,
        MOST_RATE,
        (limits, burst) ->
            limits.withControlPlaneRates(
                limits
                    .controlFigures()
                    .withCalls(new Rate(limits.controlFigures().calls().perSecond(), burst))));
  }

  static LimitKey deploymentsPerSecond() {
    return number(
        (limits, rate) ->
            limits.withControlPlaneRates(
                limits.controlFigures().withDeployments(new Rate(rate, 1))));
  }

  private static LimitKey whole(int least, int most, BiFunction<Limits, Integer, Limits> with) {
    return new LimitKey(
        "a whole number from %d to %d".formatted(least, most),
        (limits, value) ->
            value.canConvertToInt() && value.isIntegralNumber()
                ? within(value.asInt(), least, most, number -> with.apply(limits, number))
                : Optional.empty());
  }

  private static LimitKey number(BiFunction<Limits, Double, Limits> with) {
    return new LimitKey(
        "a number from 0 to " + MOST_RATE,
        (limits, value) ->
            value.isNumber()
                ? within(
                    value.asDouble(), 0.0, (double) MOST_RATE, rate -> with.apply(limits, rate))
                : Optional.empty());
  }

  private static LimitKey time(BiFunction<Limits, Duration, Limits> with) {
    return new LimitKey(
        "whole seconds such as 600, or a duration such as PT10M, from a second to a year",
        (limits, value) ->
            seconds(value)
                .flatMap(
                    seconds ->
                        within(
                            seconds,
                            1L,
                            MOST_SECONDS,
                            time -> with.apply(limits, Duration.ofSeconds(time)))));
  }

  private static Optional<Long> seconds(JsonNode value) {
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return Optional.of(value.asLong());
    }
    try {
      return value.isTextual()
          ? Optional.of(Duration.parse(value.asText()).toSeconds())
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static <N extends Comparable<N>> Optional<Limits> within(
      N number, N least, N most, Function<N, Limits> with) {
    return number.compareTo(least) >= 0 && number.compareTo(most) <= 0
        ? Optional.of(with.apply(number))
        : Optional.empty();
  }
}
