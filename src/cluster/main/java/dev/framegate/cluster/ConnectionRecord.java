package dev.framegate.cluster;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection, with all that its {@code $disconnect} needs.
 *
 * @param ending null while the connection is open
 */
record ConnectionRecord(ConnectionInfo connection, @Nullable Ending ending) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

  private static final String FINISHED = "{\"finished\":true}";

  /**
   * The end of a connection.
   *
   * @param token of the gateway that runs {@code $disconnect}
   */
  record Ending(int code, String reason, String token) {}

  /** What stands for a connection whose {@code $disconnect} has run. */
  static byte[] finished() {
    return FINISHED.getBytes(StandardCharsets.UTF_8);
  }

  static boolean isFinished(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).equals(FINISHED);
  }

  /** The key of the bucket; the connections of a gateway have a common beginning. */
  static String key(String connectionId) {
    return connectionId.substring(0, NodeId.LENGTH) + "." + connectionId.substring(NodeId.LENGTH);
  }

  ConnectionRecord ended(Ending end) {
    return new ConnectionRecord(connection, end);
  }

  byte[] bytes() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", connection.id())
        .put("apiId", connection.apiId())
        .put("stage", connection.stage())
        .put("connectedAt", connection.connectedAt().toString())
        .put("sourceIp", connection.sourceIp())
        .put("userAgent", connection.userAgent())
        .put("domainName", connection.domainName());
    putUnlessEmpty(json, "authorizer", connection.authorizer());
    putUnlessEmpty(json, "identity", connection.identity());
    if (ending != null) {
      json.putObject("ending")
          .put("code", ending.code())
          .put("reason", ending.reason())
          .put("token", ending.token());
    }
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void putUnlessEmpty(ObjectNode json, String name, Map<String, Object> members) {
    if (!members.isEmpty()) {
      json.set(name, JSON.valueToTree(members));
    }
  }

  /**
   * @throws UncheckedIOException if these bytes are something else
   */
  static ConnectionRecord read(byte[] bytes) {
    try {
      JsonNode json = JSON.readTree(bytes);
      JsonNode end = json.path("ending");
      return new ConnectionRecord(
          new ConnectionInfo(
              json.path("id").asText(),
              json.path("apiId").asText(),
              json.path("stage").asText(),
              Instant.parse(json.path("connectedAt").asText()),
              json.path("sourceIp").asText(),
              json.path("userAgent").asText(),
              json.path("domainName").asText(),
              members(json.path("authorizer")),
              members(json.path("identity"))),
          end.isObject()
              ? new Ending(
                  end.path("code").asInt(), end.path("reason").asText(), end.path("token").asText())
              : null);
    } catch (IOException | RuntimeException e) {
      throw new UncheckedIOException(new IOException("not the record of a connection", e));
    }
  }

  private static Map<String, Object> members(JsonNode json) {
    return json.isObject() ? JSON.convertValue(json, MEMBERS) : Map.of();
  }
}
