package dev.framegate.kit.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A reader of JSON that a target, a cassette or a report holds. A document has at most 2,000,000
 * tokens and 200 levels, as a few bytes of it may take many in memory.
 */
public final class BoundedJson {
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxTokenCount(2_000_000)
                          .maxNestingDepth(200)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private BoundedJson() {}

  /**
   * The value of a text; a missing node for a blank one.
   *
   * @throws JsonProcessingException where the text is not JSON, or more of it than is read
   */
  public static JsonNode read(String text) throws JsonProcessingException {
    return JSON.readTree(text);
  }

  /** See {@link #read(String)}. */
  public static JsonNode read(byte[] text) throws JsonProcessingException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("Reading from memory cannot fail", e);
    }
  }

  /**
   * The content of a file, which may be one without an end.
   *
   * @throws InputTooLargeException where it has more bytes
   */
  public static byte[] bytes(Path file, int mostBytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        throw new InputTooLargeException(
            String.format(Locale.ROOT, "it has more than %,d bytes", mostBytes));
      }
      return bytes;
    }
  }
}
