package dev.framegate.gateway.internal.edge;

import java.time.Duration;
import java.util.Set;

/**
 * How long connections live.
 *
 * @param idle without activity, until close 1001 (LIM-001)
 * @param duration from the handshake on, whatever passes (LIM-002)
 * @param activity what counts as activity; AWS does not say, so application messages do, pings do
 *     not (FRM-026)
 */
public record Lifetimes(Duration idle, Duration duration, Set<Traffic> activity) {
  public static final Lifetimes AWS =
      new Lifetimes(
          Duration.ofMinutes(10),
          Duration.ofHours(2),
          Set.of(Traffic.MESSAGE_IN, Traffic.MESSAGE_OUT));

  public Lifetimes {
    activity = Set.copyOf(activity);
  }
}
