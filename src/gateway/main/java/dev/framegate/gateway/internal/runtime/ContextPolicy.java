package dev.framegate.gateway.internal.runtime;

import java.util.Map;

/** What {@code $context} holds: CON-031, MSG-040 to MSG-049. */
@FunctionalInterface
public interface ContextPolicy {
  ContextPolicy AWS = (connection, context) -> context;

  /**
   * The values that expressions, templates and events get.
   *
   * @param context the right values; a map of its own, free to change
   */
  Map<String, Object> of(ConnectionInfo connection, Map<String, Object> context);
}
