package dev.framegate.gateway.internal.management;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The answer of GetConnection (MGT-002). */
final class GetConnection {
  private GetConnection() {}

  static ServerResponse of(ConnectedClient client) {
    ConnectionInfo connection = client.connection();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("connectedAt", iso(connection.connectedAt()));
    json.putObject("identity")
        .put("sourceIp", connection.sourceIp())
        .put("userAgent", connection.userAgent());
    json.put("lastActiveAt", iso(client.lastActiveAt()));
    return ServerResponse.json(200, json.toString());
  }

  private static String iso(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
