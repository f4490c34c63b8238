package dev.framegate.gateway.internal.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.internal.management.ClientRegistry;
import dev.framegate.gateway.internal.management.ConnectedClient;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * {@code /_framegate/connections?apiId=...&contains=...&skip=...}: open connections of an API, the
 * newest first, a page at a time.
 */
final class ConnectionList implements Function<ServerRequest, ServerResponse> {
  private static final Comparator<ConnectedClient> NEWEST_FIRST =
      Comparator.comparing((ConnectedClient client) -> client.connection().connectedAt())
          .reversed()
          .thenComparing(client -> client.connection().id());

  private final ClientRegistry clients;

  ConnectionList(ClientRegistry clients) {
    this.clients = clients;
  }

  @Override
  public ServerResponse apply(ServerRequest call) {
    String apiId = call.parameter("apiId").orElse("");
    String contains = call.parameter("contains").orElse("");
    List<ConnectedClient> all =
        clients.all().stream()
            .filter(ConnectedClient::established)
            .filter(client -> client.connection().apiId().equals(apiId))
            .filter(client -> matches(client.connection(), contains))
            .sorted(NEWEST_FIRST)
            .toList();
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("total", all.size());
    ArrayNode told = answer.putArray("connections");
    all.stream()
        .skip(PageAnswers.number(call, "skip").orElse(0))
        .limit(ServerBounds.CONSOLE_CONNECTIONS_IN_ANSWER)
        .forEach(client -> tell(client, told.addObject()));
    return PageAnswers.json(answer);
  }

  private static boolean matches(ConnectionInfo connection, String text) {
    return text.isEmpty()
        || connection.id().contains(text)
        || connection.stage().contains(text)
        || connection.sourceIp().contains(text)
        || connection.userAgent().contains(text);
  }

  private static void tell(ConnectedClient client, ObjectNode told) {
    ConnectionInfo connection = client.connection();
    told.put("connectionId", connection.id())
        .put("stage", connection.stage())
        .put("connectedAt", connection.connectedAt().toString())
        .put("lastActiveAt", client.lastActiveAt().toString());
    ObjectNode identity = told.putObject("identity");
    identity.put("sourceIp", connection.sourceIp()).put("userAgent", connection.userAgent());
    connection.identity().forEach((name, value) -> identity.put(name, String.valueOf(value)));
    Object principal = connection.authorizer().get("principalId");
    if (principal != null) {
      told.put("principalId", String.valueOf(principal));
    }
  }
}
