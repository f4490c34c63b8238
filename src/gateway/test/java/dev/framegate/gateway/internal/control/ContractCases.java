package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.framegate.contract.Member;
import dev.framegate.contract.Shape;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Values of a shape, made from the shape alone: each type changed, each enumeration, range, length
 * and pattern crossed by one, and the legal neighbours of each; at any depth.
 */
final class ContractCases {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonNode TEXT = JSON.textNode("x");
  private static final JsonNode NUMBER = JSON.numberNode(1);
  private static final JsonNode FRACTION = JSON.numberNode(1.5);
  private static final JsonNode TRUE = JSON.booleanNode(true);
  private static final JsonNode LIST = JSON.arrayNode();
  private static final JsonNode LIST_OF_TEXT = JSON.arrayNode().add("x");
  private static final JsonNode OBJECT = JSON.objectNode();

  /**
   * @param path from the member down, such as {@code routeSettings.key.loggingLevel}
   * @param value of the outermost member, the rest wrapped in it
   */
  record Case(String path, String what, JsonNode value, boolean legal) {
    private Case within(String outer, UnaryOperator<JsonNode> wrap) {
      return new Case(outer + path, what, wrap.apply(value), legal);
    }

    @Override
    public String toString() {
      return path + " " + what;
    }
  }

  private final String key;
  private final List<Case> cases = new ArrayList<>();

  private ContractCases(String key) {
    this.key = key;
  }

  /**
   * @param key of the only entry of a table
   */
  static List<Case> of(Shape shape, String member, String key) {
    ContractCases made = new ContractCases(key);
    made.values(shape);
    return made.cases.stream().map(c -> c.within(member, value -> value)).toList();
  }

  private void values(Shape shape) {
    if (shape instanceof Shape.StringShape text) {
      others(NUMBER, FRACTION, TRUE, LIST, LIST_OF_TEXT, OBJECT);
      text(text);
    } else if (shape instanceof Shape.IntegerShape whole) {
      others(JSON.textNode("60"), JSON.numberNode(60.5), TRUE, LIST, LIST_OF_TEXT, OBJECT);
      right("the least", JSON.numberNode(whole.min()));
      right("the greatest", JSON.numberNode(whole.max()));
      wrong("below the least", number(whole.min(), -1));
      wrong("above the greatest", number(whole.max(), 1));
    } else if (shape instanceof Shape.DoubleShape) {
      others(JSON.textNode("1.5"), TRUE, LIST, LIST_OF_TEXT, OBJECT);
      right("a fraction", JSON.numberNode(1.5));
      right("a whole number", JSON.numberNode(2));
      wrong("endless", JSON.numberNode(new BigDecimal("1e400")));
    } else if (shape instanceof Shape.BooleanShape) {
      others(JSON.textNode("true"), NUMBER, FRACTION, LIST, LIST_OF_TEXT, OBJECT);
      right("true", JSON.booleanNode(true));
      right("false", JSON.booleanNode(false));
    } else if (shape instanceof Shape.TimestampShape) {
      others(NUMBER, FRACTION, TRUE, LIST, LIST_OF_TEXT, OBJECT);
      right("a time", JSON.textNode("2018-11-15T06:49:09Z"));
      wrong("no time", JSON.textNode("yesterday"));
      wrong("no such day", JSON.textNode("2018-02-30T06:49:09Z"));
    } else if (shape instanceof Shape.ListShape items) {
      others(TEXT, NUMBER, FRACTION, TRUE, OBJECT);
      right("empty", JSON.arrayNode());
      wrong("[0]", "null", JSON.arrayNode().addNull());
      inner(items.member(), "[0]", value -> JSON.arrayNode().add(value));
    } else if (shape instanceof Shape.MapShape table) {
      others(TEXT, NUMBER, FRACTION, TRUE, LIST, LIST_OF_TEXT);
      right("empty", JSON.objectNode());
      right("with null", JSON.objectNode().putNull(key));
      inner(table.value(), "." + key, value -> JSON.objectNode().set(key, value));
    } else if (shape instanceof Shape.StructureShape structure) {
      others(TEXT, NUMBER, FRACTION, TRUE, LIST, LIST_OF_TEXT);
      structure(structure);
    }
  }

  private void text(Shape.StringShape text) {
    if (!text.allowed().isEmpty()) {
      text.allowed().forEach(word -> right(word, JSON.textNode(word)));
      wrong("outside its enumeration", JSON.textNode("NO_SUCH"));
      String word = text.allowed().get(0);
      String upper = word.toUpperCase(Locale.ROOT);
      wrong("in the other case", JSON.textNode(upper.equals(word) ? lower(word) : upper));
      wrong("with a blank", JSON.textNode(word + " "));
      wrong("empty", JSON.textNode(""));
      return;
    }
    right("shortest", JSON.textNode("x".repeat(text.min())));
    if (text.min() > 0) {
      wrong("too short", JSON.textNode("x".repeat(text.min() - 1)));
    }
    if (text.max() < Integer.MAX_VALUE) {
      right("longest", JSON.textNode("x".repeat(text.max())));
      right("longest in characters", JSON.textNode("\ud83d\ude00".repeat(text.max())));
      wrong("too long", JSON.textNode("x".repeat(text.max() + 1)));
    }
    if (text.pattern() != null) {
      wrong("against its pattern", JSON.textNode("\u0000".repeat(Math.max(1, text.min()))));
    }
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private void structure(Shape.StructureShape structure) {
    right("empty", JSON.objectNode());
    right("with a stranger", JSON.objectNode().put("no-such-member", 1));
    for (Member member : structure.members().values()) {
      String name = member.wireName();
      right("with null " + name, JSON.objectNode().putNull(name));
      inner(member.shape(), "." + name, value -> JSON.objectNode().set(name, value));
    }
  }

  private void inner(Shape shape, String path, UnaryOperator<JsonNode> wrap) {
    ContractCases inner = new ContractCases(key);
    inner.values(shape);
    inner.cases.forEach(c -> cases.add(c.within(path, wrap)));
  }

  private static JsonNode number(long bound, int beyond) {
    return JSON.numberNode(BigInteger.valueOf(bound).add(BigInteger.valueOf(beyond)));
  }

  private void others(JsonNode... values) {
    for (JsonNode value : values) {
      wrong("as " + value, value);
    }
  }

  private void wrong(String what, JsonNode value) {
    wrong("", what, value);
  }

  private void wrong(String path, String what, JsonNode value) {
    cases.add(new Case(path, what, value, false));
  }

  private void right(String what, JsonNode value) {
    cases.add(new Case("", what, value, true));
  }
}
