package dev.framegate.gateway.internal.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.framegate.gateway.internal.event.JsonText.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one value of a text in one pass and without a tree. The whole text is read, because only
 * its end tells whether it is JSON, and because of equal names the last one counts.
 */
final class JsonStream {
  /**
   * What was found.
   *
   * @param json whether the text is JSON
   * @param value the value at the path, or null for none
   * @param known false if only a tree tells
   */
  record Found(boolean json, @Nullable JsonValue value, boolean known) {
    private static final Found NO_JSON = new Found(false, null, true);
    private static final Found UNKNOWN = new Found(true, null, false);

    Optional<JsonValue> optional() {
      return Optional.ofNullable(value);
    }
  }

  private final JsonParser in;
  private final List<String> path;
  private boolean tree;

  private JsonStream(JsonParser in, List<String> path) {
    this.in = in;
    this.path = path;
  }

  /** The value at a path of names, unless it is an object or an array. */
  static Found read(JsonFactory factory, String text, List<String> path) {
    try (JsonParser in = factory.createParser(text)) {
      JsonStream stream = new JsonStream(in, path);
      JsonToken first = in.nextToken();
      if (first == null) {
        return Found.NO_JSON;
      }
      JsonValue value = stream.value(first, 0);
      return in.nextToken() != null
          ? Found.NO_JSON
          : stream.tree ? Found.UNKNOWN : new Found(true, value, true);
    } catch (IOException notJson) {
      return Found.NO_JSON;
    }
  }

  /** Whether a text is JSON. */
  static boolean isJson(JsonFactory factory, String text) {
    try (JsonParser in = factory.createParser(text)) {
      JsonToken first = in.nextToken();
      if (first == null) {
        return false;
      }
      in.skipChildren();
      return in.nextToken() == null;
    } catch (IOException notJson) {
      return false;
    }
  }

  /**
   * Writes the value at a path of names.
   *
   * @return false if the text is no JSON, has no such value, or has equal names
   */
  static boolean copy(JsonFactory strict, String text, List<String> path, LimitedText out)
      throws IOException {
    try (JsonParser in = strict.createParser(text);
        JsonGenerator copy = strict.createGenerator(out)) {
      JsonToken first = in.nextToken();
      boolean found;
      if (path.isEmpty()) {
        if (first == null || first == JsonToken.VALUE_NULL) {
          return false;
        }
        copy.copyCurrentStructure(in);
        found = true;
      } else {
        found = first == JsonToken.START_OBJECT && copy(in, path, 0, copy);
      }
      copy.flush();
      return found && in.nextToken() == null;
    } catch (JsonProcessingException notJson) {
      return false;
    }
  }

  /** Reads an object to its end. */
  private static boolean copy(JsonParser in, List<String> path, int depth, JsonGenerator out)
      throws IOException {
    boolean found = false;
    for (JsonToken at = in.nextToken(); at != JsonToken.END_OBJECT; at = in.nextToken()) {
      if (at == null) {
        return false;
      }
      boolean here = in.currentName().equals(path.get(depth));
      JsonToken value = in.nextToken();
      if (here && depth == path.size() - 1) {
        out.copyCurrentStructure(in);
        found = true;
      } else if (here && value == JsonToken.START_OBJECT) {
        found = copy(in, path, depth + 1, out);
      } else {
        in.skipChildren();
      }
    }
    return found;
  }

  /** The value at the rest of the path, in the value that begins with this token. */
  private @Nullable JsonValue value(JsonToken first, int depth) throws IOException {
    if (depth == path.size()) {
      return scalar(first);
    }
    if (first != JsonToken.START_OBJECT) {
      in.skipChildren();
      return null;
    }
    JsonValue found = null;
    for (JsonToken at = in.nextToken(); at != JsonToken.END_OBJECT; at = in.nextToken()) {
      if (at == null) {
        return null;
      }
      boolean here = in.currentName().equals(path.get(depth));
      JsonToken value = in.nextToken();
      if (here) {
        tree = false;
        found = value(value, depth + 1);
      } else {
        in.skipChildren();
      }
    }
    return found;
  }

  private @Nullable JsonValue scalar(JsonToken token) throws IOException {
    switch (token) {
      case VALUE_STRING:
        return new JsonValue(in.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT:
        return new JsonValue(in.getNumberValue());
      case VALUE_TRUE:
        return new JsonValue(true);
      case VALUE_FALSE:
        return new JsonValue(false);
      case VALUE_NULL:
        return new JsonValue(null);
      default:
        tree = true;
        in.skipChildren();
        return null;
    }
  }
}
