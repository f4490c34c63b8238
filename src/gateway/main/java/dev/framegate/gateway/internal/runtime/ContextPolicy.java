package dev.framegate.gateway.internal.runtime;

import java.util.Map;

/** The values of {@code $context}: CON-031, MSG-040 to MSG-049. */
@FunctionalInterface
public interface ContextPolicy {
  ContextPolicy AWS = (connection, context) -> context;

  /**
   * The values for expressions, templates and events.
   *
   * @param context AWS's values; a map that may be changed
   */
  Map<String, Object> of(ConnectionInfo connection, Map<String, Object> context);
}
