package dev.framegate.gateway.internal.deploy;

import dev.framegate.gateway.internal.event.JsonText;

/** What a message must look like. */
@FunctionalInterface
public interface Model {
  boolean accepts(JsonText body);
}
