package dev.framegate.kit.io;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.regex.Pattern;

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

  /** Jackson's words for where an object or array begins that does not end. */
  private static final Pattern BEGINNING =
      Pattern.compile(" \\(start marker at \\[Source: .*?; (line: \\d+, column: \\d+)]\\)");

  private BoundedJson() {}

  /** What is wrong with a text that is not JSON, in one sentence. */
  public static String problem(JacksonException e) {
    return BEGINNING.matcher(e.getOriginalMessage()).replaceAll(" (it begins at $1)");
  }

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
