package dev.framegate.gateway.runtime;

import org.jspecify.annotations.Nullable;

/**
 * How {@code $connect} ended.
 *
 * @param status 2xx lets the client in, anything else goes to the client as it is
 * @param subprotocol the integration's {@code Sec-WebSocket-Protocol}, or null
 * @param body JSON for a refused client, or null
 */
public record ConnectResult(int status, @Nullable String subprotocol, @Nullable String body) {
  public boolean accepted() {
    return status >= 200 && status < 300;
  }
}
