package dev.framegate.gateway;

import org.jspecify.annotations.Nullable;

/** The function of a route, called with each of the route's messages on a thread of its own. */
@FunctionalInterface
public interface RouteHandler {
  /**
   * Handles a message.
   *
   * @return the answer to the client, or null for none
   * @throws Exception if the function fails; the client receives AWS's error frame then
   */
  @Nullable String handle(RouteEvent event) throws Exception;
}
