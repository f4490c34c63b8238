package dev.framegate.gateway.internal.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

  private static final JsonFactory FACTORY = factory(false);

  /** Refuses equal names in an object. */
  private static final JsonFactory STRICT = factory(true);

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(FACTORY).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static JsonFactory factory(boolean strict) {
    return JsonFactory.builder()
        .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, strict)
        .streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(ServerBounds.JSON_DEPTH).build())
        .build();
  }

  /** Passes without a tree, before there is one. */
  private static final int STREAMS = 2;

  /** A value that is present; it can be JSON's null. */
  public record JsonValue(@Nullable Object value) {}

  private final String text;
  private final byte @Nullable [] bytes;
  private final VisitBudget visits = new VisitBudget();
  private volatile @Nullable Optional<JsonValue> root;

  /** Whether this is JSON, once a pass without a tree has told; that happens once. */
  private volatile @Nullable Boolean json;

  private int streams;

  /** What one pass tells of plain JSON, once it was read; empty where it is of another form. */
  private volatile @Nullable Optional<PlainJson> plain;

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
    Boolean known = json;
    return known == null || root != null ? root().isPresent() : known;
  }

  /** As {@link #isJson()}, before a path is read. Reads no tree where the path needs none. */
  public boolean isJson(CompiledJsonPath next) {
    if (next.names() != null && root == null && json == null) {
      json = plain() != null || JsonStream.isJson(FACTORY, text);
    }
    return isJson();
  }

  /** Null where there is a tree, and where only a tree can tell. */
  private @Nullable PlainJson plain() {
    Optional<PlainJson> known = plain;
    if (known == null) {
      known = root == null ? Optional.ofNullable(PlainJson.of(text)) : Optional.empty();
      if (known.isPresent()) {
        json = true;
      }
      plain = known;
    }
    return known.orElse(null);
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
    List<String> names = path.names();
    Optional<JsonValue> told = names == null || names.isEmpty() ? null : withoutTree(names);
    return told != null ? told : root().flatMap(value -> path.read(value, visits));
  }

  /** Null where a tree has to tell. */
  private @Nullable Optional<JsonValue> withoutTree(List<String> names) {
    PlainJson read = plain();
    Optional<Object> known = read == null ? null : read.known(names);
    if (known != null) {
      return known.map(JsonValue::new);
    }
    if (root != null || streams++ >= STREAMS) {
      return null;
    }
    known = read == null ? null : read.at(names);
    if (known != null) {
      return known.map(JsonValue::new);
    }
    JsonStream.Found found = JsonStream.read(FACTORY, text, names);
    json = found.json();
    return found.known() ? found.optional() : null;
  }

  /**
   * The value at a path as JSON, or nothing as in {@link #at}.
   *
   * @throws WorkLimitException as {@link #at} and {@link #write}
   */
  public Optional<String> jsonAt(CompiledJsonPath path) {
    List<String> names = path.names();
    Optional<String> told = names == null ? null : jsonWithoutTree(names);
    return told != null ? told : at(path).map(found -> write(found.value()));
  }

  /** Null where a tree has to tell. */
  private @Nullable Optional<String> jsonWithoutTree(List<String> names) {
    PlainJson read = plain();
    Optional<String> told = read == null ? null : read.knownJson(names);
    if (told != null || root != null || streams++ >= STREAMS) {
      return told;
    }
    String found = read == null ? null : read.jsonAt(names);
    if (found != null) {
      return Optional.of(found);
    }
    LimitedText copy = new LimitedText();
    try {
      return JsonStream.copy(STRICT, text, names, copy) ? Optional.of(copy.toString()) : null;
    } catch (IOException e) {
      throw e.getCause() instanceof WorkLimitException limit ? limit : new UncheckedIOException(e);
    }
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
