package dev.framegate.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.assembly.RunningGateway;
import dev.framegate.gateway.internal.deploy.AccountRegion;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Calls of the control plane of a gateway, within its process.
 *
 * @param scope headers that name the account and Region; empty for those of the gateway itself
 */
record ControlCalls(RunningGateway gateway, Map<String, List<String>> scope) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REDIRECTION = 300;
  private static final int NOT_FOUND = 404;

  ControlCalls(RunningGateway gateway) {
    this(gateway, Map.of());
  }

  /** For an account and Region: an account's number stands for a key of it. */
  static ControlCalls of(RunningGateway gateway, AccountRegion owner) {
    return new ControlCalls(
        gateway,
        Map.of(
            "authorization",
            List.of(
                "AWS4-HMAC-SHA256 Credential=%s/20000101/%s/apigateway/aws4_request"
                    .formatted(owner.account(), owner.region()))));
  }

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
    Map<String, List<String>> headers = new HashMap<>(scope);
    headers.put("content-type", List.of("application/json"));
    return gateway.call(
        new ServerRequest(
            method, "/v2" + path, query, headers, body.getBytes(StandardCharsets.UTF_8)));
  }

  private static JsonNode read(ServerResponse answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException("not JSON: " + answer.text(), e);
    }
  }
}
