package dev.framegate.gateway.internal.management;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;

/** Performs operations on connected clients. Must not block. */
@FunctionalInterface
public interface ConnectionOperation {
  ServerResponse perform(ManagementOperation operation, ConnectedClient client, ServerRequest call);

  /**
   * AWS's three operations.
   *
   * @param maxBytes of a message to a client
   */
  static ConnectionOperation aws(int maxBytes) {
    PostToConnection post = new PostToConnection(maxBytes);
    return (operation, client, call) ->
        switch (operation) {
          case POST_TO_CONNECTION -> post.apply(client, call);
          case GET_CONNECTION -> GetConnection.of(client);
          case DELETE_CONNECTION ->
              // The client sees 1000, and $disconnect runs with it (MGT-003).
              client.end() ? ServerResponse.of(204) : ManagementErrors.gone();
        };
  }
}
