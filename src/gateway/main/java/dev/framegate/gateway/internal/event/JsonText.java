package dev.framegate.gateway.internal.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text that may be JSON, parsed lazily and at most once. Values are those of plain Java: {@code
 * Map}, {@code List}, {@code String}, {@code Number}, {@code Boolean}, null.
 *
 * <p>JSON nested deeper than {@link ServerBounds#JSON_DEPTH} counts as not being JSON.
 */
public final class JsonText {
  public static final JsonText NONE = new JsonText("");

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(ServerBounds.JSON_DEPTH)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** A value that is present; it can be JSON's null. */
  public record JsonValue(@Nullable Object value) {}

  private final String text;
  private final byte @Nullable [] bytes;
  private final VisitBudget visits = new VisitBudget();
  private volatile @Nullable Optional<JsonValue> root;

  public JsonText(String text) {
    this(text, null);
  }

  private JsonText(String text, byte @Nullable [] bytes) {
    this.text = text;
    this.bytes = bytes;
  }

  /** A text from UTF-8. {@link #bytes} returns the same bytes, even if they are not text. */
  public static JsonText ofUtf8(byte[] bytes) {
    return new JsonText(new String(bytes, StandardCharsets.UTF_8), bytes);
  }

  /** The original bytes, or the text in UTF-8. Must not be changed. */
  public byte[] bytes() {
    return bytes == null ? text.getBytes(StandardCharsets.UTF_8) : bytes;
  }

  public String text() {
    return text;
  }

  public boolean isJson() {
    return root().isPresent();
  }

  /** The whole value, or nothing if this is not JSON. */
  public Optional<JsonValue> root() {
    Optional<JsonValue> known = root;
    if (known == null) {
      known = parse(text);
      root = known;
    }
    return known;
  }

  /**
   * The value at a path, or nothing if this is not JSON or has no such path.
   *
   * @throws WorkLimitException if the paths read so far and this one visit too many nodes
   */
  public Optional<JsonValue> at(CompiledJsonPath path) {
    return root().flatMap(value -> path.read(value, visits));
  }

  /** Parses a text. */
  public static Optional<JsonValue> parse(String text) {
    try {
      return Optional.of(new JsonValue(MAPPER.readValue(text, Object.class)));
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  /**
   * Writes a value of {@link JsonValue} as JSON.
   *
   * @throws WorkLimitException if it is longer than {@value ServerBounds#VALUE_CHARACTERS}
   *     characters: a value may hold the same part many times
   */
  public static String write(@Nullable Object value) {
    LimitedText text = new LimitedText();
    try {
      MAPPER.writeValue(text, value);
    } catch (IOException e) {
      // Jackson wraps what the text throws.
      throw e.getCause() instanceof WorkLimitException limit ? limit : new UncheckedIOException(e);
    }
    return text.toString();
  }
}
