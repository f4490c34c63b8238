package dev.framegate.gateway.internal.management;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;

/** What one operation does with the client it was meant for. Must not block. */
@FunctionalInterface
public interface ConnectionOperation {
  ServerResponse apply(ConnectedClient client, ServerRequest call);
}
