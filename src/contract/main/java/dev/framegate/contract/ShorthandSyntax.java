package dev.framegate.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * The command line's notation for objects: {@code Key=value,Other={A=1,B=2},List=[x,y]}. Values may
 * stand in single or double quotes. Every scalar comes out as text.
 */
final class ShorthandSyntax {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String text;
  private int at;

  private ShorthandSyntax(String text) {
    this.text = text;
  }

  static ObjectNode object(String text) {
    ShorthandSyntax parser = new ShorthandSyntax(text);
    ObjectNode object = parser.pairs();
    if (parser.at < text.length()) {
      throw parser.wrong("a comma or the end");
    }
    return object;
  }

  private ObjectNode pairs() {
    ObjectNode object = JSON.objectNode();
    do {
      String key = key();
      if (key.isEmpty() || !take('=')) {
        throw wrong("Key=value");
      }
      object.set(key, valueOrList());
    } while (take(','));
    return object;
  }

  private String key() {
    int start = at;
    while (at < text.length() && "=,{}[]".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at).strip();
  }

  /** {@code Key=a,b} is a list as long as what follows a comma is no {@code Key=}. */
  private JsonNode valueOrList() {
    JsonNode first = value();
    if (!nextIsBareItem()) {
      return first;
    }
    ArrayNode list = JSON.arrayNode().add(first);
    while (nextIsBareItem()) {
      at++;
      list.add(value());
    }
    return list;
  }

  private boolean nextIsBareItem() {
    if (at >= text.length() || text.charAt(at) != ',') {
      return false;
    }
    int end = at + 1;
    while (end < text.length() && "=,{}[]".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end == text.length() || text.charAt(end) != '=';
  }

  private JsonNode value() {
    if (take('{')) {
      ObjectNode object = take('}') ? JSON.objectNode() : closedPairs();
      return object;
    }
    if (take('[')) {
      return list();
    }
    if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
      return TextNode.valueOf(quoted(text.charAt(at++)));
    }
    int start = at;
    while (at < text.length() && ",}]".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return TextNode.valueOf(text.substring(start, at));
  }

  private ObjectNode closedPairs() {
    ObjectNode object = pairs();
    if (!take('}')) {
      throw wrong("}");
    }
    return object;
  }

  private ArrayNode list() {
    ArrayNode list = JSON.arrayNode();
    if (take(']')) {
      return list;
    }
    do {
      list.add(value());
    } while (take(','));
    if (!take(']')) {
      throw wrong("]");
    }
    return list;
  }

  private String quoted(char quote) {
    StringBuilder out = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == quote) {
        return out.toString();
      }
      out.append(c == '\\' && at < text.length() ? text.charAt(at++) : c);
    }
    throw wrong("a closing " + quote);
  }

  private boolean take(char expected) {
    boolean here = at < text.length() && text.charAt(at) == expected;
    if (here) {
      at++;
    }
    return here;
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException(
        "expected %s at character %d of \"%s\"".formatted(expected, at + 1, text));
  }
}
