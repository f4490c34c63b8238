package dev.framegate.kit.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

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
}
