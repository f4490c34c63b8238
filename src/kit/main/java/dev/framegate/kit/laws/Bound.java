package dev.framegate.kit.laws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.Member;
import dev.framegate.contract.Operation;
import dev.framegate.contract.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One side of one bound that the service model sets to a member.
 *
 * @param what such as {@code 1025 characters}
 * @param taken whether the value is within the bound
 */
record Bound(String member, String what, JsonNode value, boolean taken) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Texts that may be no longer than that, but not any text of that length. */
  private static final Map<String, String> NOT_ANY_TEXT =
      Map.of(
          "authorizerUri", "it names a function",
          "integrationMethod", "it is one of HTTP's",
          "target", "it names an integration",
          "stage", "it names a stage",
          "domainName", "DNS has shorter names");

  /** Maps whose longest value is disputed: neither edge is tried. */
  private static final Map<String, String> DISPUTED =
      Map.of(
          "requestTemplates", "the sources give 32 KB and 300 KB",
          "responseTemplates", "the sources give 32 KB and 300 KB");

  /** Whole numbers whose greatest value is a quota, and less than in the model. */
  private static final Map<String, String> LESS_BY_QUOTA =
      Map.of("timeoutInMillis", "29 seconds, and 30 only for HTTP APIs");

  /**
   * Both sides of each bound that the model sets to members of an operation.
   *
   * @param values makes a value of a sample's text
   */
  static List<Bound> of(
      Operation operation, List<Sample> samples, Function<String, JsonNode> values) {
    List<Bound> bounds = new ArrayList<>();
    for (Sample sample : samples) {
      Member member = operation.input().members().get(sample.member());
      if (member != null && member.location() == Member.Location.BODY) {
        boolean must = member.required();
        add(bounds, sample.member(), member.shape(), values.apply(sample.values().get(0)), must);
      }
    }
    return bounds;
  }

  private static void add(
      List<Bound> bounds, String name, Shape shape, JsonNode sample, boolean required) {
    if (shape instanceof Shape.IntegerShape numbers && numbers.max() < Integer.MAX_VALUE) {
      number(bounds, name, numbers.min(), true);
      number(bounds, name, numbers.min() - 1, false);
      if (!LESS_BY_QUOTA.containsKey(name)) {
        number(bounds, name, numbers.max(), true);
      }
      number(bounds, name, numbers.max() + 1, false);
    } else if (shape instanceof Shape.StringShape text) {
      text(bounds, name, text, sample, required);
    } else if (shape instanceof Shape.MapShape map
        && map.value() instanceof Shape.StringShape text
        && sample instanceof ObjectNode entries
        && text.max() < Integer.MAX_VALUE
        && !DISPUTED.containsKey(name)) {
      // No map of the model takes any text as a value.
      String key = entries.fieldNames().next();
      String value = entries.path(key).asText();
      int over = text.max() + 1;
      length(bounds, name, JSON.objectNode().put(key, padded(value, over)), over, false);
    }
  }

  private static void text(
      List<Bound> bounds, String name, Shape.StringShape text, JsonNode sample, boolean required) {
    if (!text.allowed().isEmpty()) {
      bounds.add(new Bound(name, "a word that is none of its own", JSON.textNode("OTHER"), false));
      return;
    }
    if (text.min() > 0 && required) {
      length(bounds, name, JSON.textNode(""), 0, false);
    }
    if (text.max() < Integer.MAX_VALUE) {
      String value = sample.asText();
      if (!NOT_ANY_TEXT.containsKey(name)) {
        length(bounds, name, JSON.textNode(padded(value, text.max())), text.max(), true);
      }
      int over = text.max() + 1;
      length(bounds, name, JSON.textNode(padded(value, over)), over, false);
    }
  }

  private static void number(List<Bound> bounds, String name, long value, boolean taken) {
    bounds.add(new Bound(name, String.valueOf(value), JSON.numberNode(value), taken));
  }

  private static void length(
      List<Bound> bounds, String name, JsonNode value, int length, boolean taken) {
    bounds.add(new Bound(name, length + " characters", value, taken));
  }

  /** The sample made longer: JSON by blanks, other texts by letters. */
  private static String padded(String sample, int length) {
    String filler = sample.startsWith("{") || sample.startsWith("[") ? " " : "x";
    return sample + filler.repeat(Math.max(0, length - sample.length()));
  }

  @Override
  public String toString() {
    return "%s of %s".formatted(member, what);
  }
}
