package dev.framegate.gateway.internal.runtime;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How {@code $connect} ended.
 *
 * @param status 2xx lets the client in, anything else goes to the client as it is
 * @param subprotocol the integration's {@code Sec-WebSocket-Protocol}, or null
 * @param body JSON for a refused client, or null
 * @param authorizer for {@link ConnectionInfo#withAuthorizer}
 */
public record ConnectResult(
    int status,
    @Nullable String subprotocol,
    @Nullable String body,
    Map<String, Object> authorizer) {
  public ConnectResult(int status, @Nullable String subprotocol, @Nullable String body) {
    this(status, subprotocol, body, Map.of());
  }

  public boolean accepted() {
    return status >= 200 && status < 300;
  }

  public ConnectResult withAuthorizer(Map<String, Object> other) {
    return new ConnectResult(status, subprotocol, body, other);
  }
}
