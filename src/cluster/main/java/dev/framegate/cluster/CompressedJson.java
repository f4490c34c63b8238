package dev.framegate.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** JSON as it lies in a bucket: gzip of UTF-8. */
final class CompressedJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CompressedJson() {}

  static byte[] write(ObjectNode json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      JSON.writeValue(packed, json);
    } catch (IOException e) {
      throw new UncheckedIOException("a tree of JSON can be written to memory", e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws UncheckedIOException if these bytes are something else
   */
  static ObjectNode read(byte[] bytes) {
    try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      if (JSON.readTree(packed) instanceof ObjectNode object) {
        return object;
      }
      throw new IOException("not an object");
    } catch (IOException e) {
      throw new UncheckedIOException("an entry of a bucket is not what a gateway writes", e);
    }
  }
}
