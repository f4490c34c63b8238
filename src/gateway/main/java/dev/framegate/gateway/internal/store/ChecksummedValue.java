package dev.framegate.gateway.internal.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** A value as it lies in the file: a checksum over key and JSON (4 bytes), then the JSON. */
final class ChecksummedValue {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ChecksummedValue() {}

  static byte[] seal(String key, ObjectNode value) {
    try {
      byte[] json = JSON.writeValueAsBytes(value);
      return ByteBuffer.allocate(Integer.BYTES + json.length)
          .putInt(checksum(key, json, 0))
          .put(json)
          .array();
    } catch (IOException e) {
      throw new UncheckedIOException("A tree of JSON can be written", e);
    }
  }

  /**
   * @throws IOException if these are not the bytes that were sealed under this key
   */
  static ObjectNode open(String key, byte[] bytes) throws IOException {
    if (bytes.length < Integer.BYTES
        || ByteBuffer.wrap(bytes).getInt() != checksum(key, bytes, Integer.BYTES)
        || !(JSON.readTree(bytes, Integer.BYTES, bytes.length - Integer.BYTES)
            instanceof ObjectNode value)) {
      throw new IOException("the entry " + key + " is not as it was written");
    }
    return value;
  }

  private static int checksum(String key, byte[] bytes, int offset) {
    CRC32C sum = new CRC32C();
    sum.update(key.getBytes(StandardCharsets.UTF_8));
    sum.update(bytes, offset, bytes.length - offset);
    return (int) sum.getValue();
  }
}
