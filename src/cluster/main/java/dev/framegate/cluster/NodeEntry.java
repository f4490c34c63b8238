package dev.framegate.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A gateway of the cluster, as the others see it.
 *
 * @param token random, so that a gateway recognizes what it has written itself
 * @param by the id of the gateway that ends the connections of an ended one; empty otherwise
 */
record NodeEntry(State state, String token, String by) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The states of a gateway. */
  enum State {
    ALIVE,
    /** It has stopped by itself; connections of it may be left. */
    LEFT,
    /** Another gateway ends its connections. */
    ENDED
  }

  static NodeEntry alive(String token) {
    return new NodeEntry(State.ALIVE, token, "");
  }

  static NodeEntry left(String token) {
    return new NodeEntry(State.LEFT, token, "");
  }

  static NodeEntry endedBy(String node, String token) {
    return new NodeEntry(State.ENDED, token, node);
  }

  byte[] bytes() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("state", state.name().toLowerCase(Locale.ROOT))
        .put("token", token)
        .put("by", by)
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  static NodeEntry read(byte[] bytes) {
    try {
      JsonNode json = JSON.readTree(bytes);
      return new NodeEntry(
          State.valueOf(json.path("state").asText().toUpperCase(Locale.ROOT)),
          json.path("token").asText(),
          json.path("by").asText());
    } catch (IOException e) {
      throw new UncheckedIOException("an entry of a gateway is not JSON", e);
    }
  }
}
