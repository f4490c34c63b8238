package dev.framegate.gateway.deploy;

import dev.framegate.gateway.expression.JsonText;

/** What a message must look like. */
@FunctionalInterface
public interface Model {
  boolean accepts(JsonText body);
}
