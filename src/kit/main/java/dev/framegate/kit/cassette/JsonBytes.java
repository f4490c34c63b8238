package dev.framegate.kit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Bytes in JSON: as text where they are UTF-8, so that a cassette can be read, else in base64. So
 * are those with controls, of which JSON makes six bytes each.
 */
final class JsonBytes {
  private static final String TEXT = "text";
  private static final String BASE64 = "base64";

  private JsonBytes() {}

  static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  static void write(ObjectNode into, byte[] bytes) {
    if (bytes.length > 0) {
      text(bytes)
          .filter(text -> text.chars().noneMatch(JsonBytes::isLong))
          .ifPresentOrElse(text -> into.put(TEXT, text), () -> into.put(BASE64, bytes));
    }
  }

  private static boolean isLong(int c) {
    return c < ' ' && c != '\n' && c != '\r' && c != '\t';
  }

  /**
   * @throws IOException where the base64 is none
   */
  static byte[] read(JsonNode from) throws IOException {
    return from.has(BASE64)
        ? from.get(BASE64).binaryValue()
        : from.path(TEXT).asText("").getBytes(StandardCharsets.UTF_8);
  }
}
