package dev.framegate.gateway.internal.deploy;

import dev.framegate.gateway.internal.event.JsonText;

/** The schema that messages are validated against. */
@FunctionalInterface
public interface Model {
  boolean accepts(JsonText body);
}
