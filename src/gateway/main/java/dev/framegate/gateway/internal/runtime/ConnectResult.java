package dev.framegate.gateway.internal.runtime;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@code $connect}.
 *
 * @param status 2xx admits the client; the client receives any other status
 * @param subprotocol the integration's {@code Sec-WebSocket-Protocol}, or null
 * @param body JSON for a rejected client, or null
 * @param authorizer for {@link ConnectionInfo#withAuthorizer}
 * @param identity for {@link ConnectionInfo#withIdentity}
 * @param detail why a client was rejected, for logs, or null; clients do not receive it
 */
public record ConnectResult(
    int status,
    @Nullable String subprotocol,
    @Nullable String body,
    Map<String, Object> authorizer,
    Map<String, Object> identity,
    @Nullable String detail) {
  public ConnectResult(int status, @Nullable String subprotocol, @Nullable String body) {
    this(status, subprotocol, body, Map.of(), Map.of(), null);
  }

  public boolean accepted() {
    return status >= 200 && status < 300;
  }

  public ConnectResult withAuthorizer(Map<String, Object> other) {
    return new ConnectResult(status, subprotocol, body, other, identity, detail);
  }

  ConnectResult admitted(AccessCheck.Admitted client) {
    return new ConnectResult(
        status, subprotocol, body, client.authorizer(), client.identity(), detail);
  }

  ConnectResult because(String why) {
    return new ConnectResult(status, subprotocol, body, authorizer, identity, why);
  }
}
