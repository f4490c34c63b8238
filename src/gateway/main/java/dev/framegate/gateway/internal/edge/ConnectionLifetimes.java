package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The limits on the lifetime of connections.
 *
 * @param idle without activity, until close 1001 (LIM-001)
 * @param duration since the handshake (LIM-002)
 * @param activity what counts as activity; AWS does not document it, so messages do and pings do
 *     not (FRM-026)
 */
public record ConnectionLifetimes(Duration idle, Duration duration, Set<IdleActivity> activity) {
  public static final ConnectionLifetimes AWS = of(Limits.aws());

  public static ConnectionLifetimes of(Limits limits) {
    return new ConnectionLifetimes(
        limits.time(Limit.IDLE),
        limits.time(Limit.DURATION),
        Set.of(IdleActivity.MESSAGE_IN, IdleActivity.MESSAGE_OUT));
  }

  public ConnectionLifetimes {
    Set<IdleActivity> copy = EnumSet.noneOf(IdleActivity.class);
    copy.addAll(activity);
    activity = Collections.unmodifiableSet(copy);
  }
}
