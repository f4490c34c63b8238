package dev.framegate.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.assembly.RunningGateway;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls of the control plane of a gateway, within its process. */
record ControlCalls(RunningGateway gateway) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REDIRECTION = 300;
  private static final int NOT_FOUND = 404;

  /**
   * Creates a resource.
   *
   * @param path below {@code /v2}
   * @throws IllegalArgumentException if the gateway refuses it
   */
  JsonNode create(String path, ObjectNode members) {
    ServerResponse answer = send("POST", path, Map.of(), members.toString());
    if (answer.status() >= REDIRECTION) {
      throw new IllegalArgumentException(
          "POST /v2%s was refused with %d %s. It was sent: %s"
              .formatted(path, answer.status(), answer.text(), members));
    }
    return read(answer);
  }

  /** Deletes a resource, if it is there. */
  void delete(String path) {
    ServerResponse answer = send("DELETE", path, Map.of(), "");
    if (answer.status() >= REDIRECTION && answer.status() != NOT_FOUND) {
      throw new IllegalStateException(
          "DELETE /v2%s was refused with %d %s".formatted(path, answer.status(), answer.text()));
    }
  }

  /** The values of a member of all items of a list. */
  Set<String> list(String path, String member) {
    Set<String> values = new LinkedHashSet<>();
    String token = "";
    do {
      JsonNode page =
          read(
              send(
                  "GET",
                  path,
                  token.isEmpty() ? Map.of() : Map.of("nextToken", List.of(token)),
                  ""));
      page.path("items").forEach(item -> values.add(item.path(member).asText()));
      token = page.path("nextToken").asText("");
    } while (!token.isEmpty());
    return values;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private ServerResponse send(
      String method, String path, Map<String, List<String>> query, String body) {
    return gateway.call(
        new ServerRequest(
            method,
            "/v2" + path,
            query,
            Map.of("content-type", List.of("application/json")),
            body.getBytes(StandardCharsets.UTF_8)));
  }

  private static JsonNode read(ServerResponse answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException("not JSON: " + answer.text(), e);
    }
  }
}
