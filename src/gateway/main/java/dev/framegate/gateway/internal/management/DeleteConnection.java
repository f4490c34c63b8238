package dev.framegate.gateway.internal.management;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;

/** DeleteConnection: the client sees 1000, and {@code $disconnect} runs with it (MGT-003). */
public record DeleteConnection() implements ConnectionOperation {
  @Override
  public ServerResponse apply(ConnectedClient client, ServerRequest call) {
    return client.end() ? ServerResponse.of(204) : ManagementErrors.gone();
  }
}
