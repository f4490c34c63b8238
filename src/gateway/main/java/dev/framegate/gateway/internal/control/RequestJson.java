package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the JSON of clients, within bounds. */
final class RequestJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(ServerBounds.REQUEST_JSON_DEPTH)
                          .maxNumberLength(ServerBounds.REQUEST_JSON_NUMBER_CHARACTERS)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RequestJson() {}

  /**
   * @throws IOException if this is not one whole JSON text within the bounds
   */
  static JsonNode read(byte[] json) throws IOException {
    return MAPPER.readTree(json);
  }

  /** Parses a constant. */
  static ObjectNode object(String json) {
    try {
      return (ObjectNode) MAPPER.readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  static boolean isObject(String json) {
    try {
      return read(json.getBytes(StandardCharsets.UTF_8)).isObject();
    } catch (IOException notJson) {
      return false;
    }
  }
}
