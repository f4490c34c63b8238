package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the JSON of clients, within bounds. */
final class RequestJson {
  /** No request of the service model is deeper than six levels. */
  private static final int DEEPEST = 64;

  private static final int LONGEST_NUMBER = 100;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
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

  /** A constant of this program. */
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
