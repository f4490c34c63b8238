package dev.framegate.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Compares a value with a shape. Null counts as absent, as the REST-JSON protocol has it. */
final class ShapeCheck {
  private static final int QUOTED = 60;

  private final boolean sizes;
  private final boolean strangers;
  private final List<ModelViolation> problems = new ArrayList<>();

  private ShapeCheck(boolean sizes, boolean strangers) {
    this.sizes = sizes;
    this.strangers = strangers;
  }

  /** A request: sizes and ranges count, unknown members are ignored. */
  static List<ModelViolation> request(Shape shape, JsonNode value) {
    ShapeCheck check = new ShapeCheck(true, false);
    check.value(shape, value, "");
    return check.problems;
  }

  /** An answer: sizes are the service's business, unknown members are a fault. */
  static List<ModelViolation> answer(Shape shape, JsonNode value) {
    ShapeCheck check = new ShapeCheck(false, true);
    check.value(shape, value, "");
    return check.problems;
  }

  private void value(Shape shape, JsonNode value, String path) {
    if (shape instanceof Shape.StringShape text) {
      text(text, value, path);
    } else if (shape instanceof Shape.IntegerShape whole) {
      whole(whole, value, path);
    } else if (shape instanceof Shape.DoubleShape) {
      if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
        expected("a finite number", value, path);
      }
    } else if (shape instanceof Shape.BooleanShape) {
      if (!value.isBoolean()) {
        expected(shape.noun(), value, path);
      }
    } else if (shape instanceof Shape.TimestampShape moment) {
      moment(moment, value, path);
    } else if (shape instanceof Shape.BlobShape blob) {
      if (sizes && value.isTextual() && value.textValue().length() > blob.max()) {
        add(
            path,
            "expected at most %d bytes, got %d".formatted(blob.max(), value.textValue().length()));
      }
    } else if (shape instanceof Shape.ListShape items) {
      items(items, value, path);
    } else if (shape instanceof Shape.MapShape table) {
      table(table, value, path);
    } else if (shape instanceof Shape.StructureShape structure) {
      structure(structure, value, path);
    }
  }

  private void text(Shape.StringShape shape, JsonNode value, String path) {
    if (!value.isTextual()) {
      expected(shape.noun(), value, path);
      return;
    }
    String text = value.textValue();
    if (!shape.allowed().isEmpty() && !shape.allowed().contains(text)) {
      expected("one of " + String.join(", ", shape.allowed()), value, path);
      return;
    }
    if (!sizes) {
      return;
    }
    int length = text.codePointCount(0, text.length());
    if (length < shape.min() || length > shape.max()) {
      add(
          path,
          "expected %s, got %d characters".formatted(length(shape.min(), shape.max()), length));
    } else if (shape.pattern() != null && !shape.pattern().matcher(text).matches()) {
      expected("text matching " + shape.pattern(), value, path);
    }
  }

  private static String length(int min, int max) {
    return max == Integer.MAX_VALUE
        ? "at least %d characters".formatted(min)
        : "%d to %d characters".formatted(min, max);
  }

  private void whole(Shape.IntegerShape shape, JsonNode value, String path) {
    String range = "a whole number from %d to %d".formatted(shape.min(), shape.max());
    if (!value.isIntegralNumber()) {
      expected(range, value, path);
      return;
    }
    BigInteger number = value.bigIntegerValue();
    boolean inside =
        number.compareTo(BigInteger.valueOf(shape.min())) >= 0
            && number.compareTo(BigInteger.valueOf(shape.max())) <= 0;
    if (!inside) {
      expected(range, value, path);
    }
  }

  private void moment(Shape.TimestampShape shape, JsonNode value, String path) {
    if (shape.epoch() ? !value.isNumber() : !isIso(value)) {
      expected(shape.noun(), value, path);
    }
  }

  private static boolean isIso(JsonNode value) {
    if (!value.isTextual()) {
      return false;
    }
    try {
      return OffsetDateTime.parse(value.textValue()).getYear() > 0;
    } catch (DateTimeException notIso) {
      return false;
    }
  }

  private void items(Shape.ListShape shape, JsonNode value, String path) {
    if (!value.isArray()) {
      expected(shape.noun(), value, path);
      return;
    }
    for (int i = 0; i < value.size(); i++) {
      value(shape.member(), value.get(i), path + "[" + i + "]");
    }
  }

  private void table(Shape.MapShape shape, JsonNode value, String path) {
    if (!value.isObject()) {
      expected(shape.noun(), value, path);
      return;
    }
    value
        .properties()
        .forEach(
            e -> {
              if (!e.getValue().isNull()) {
                value(shape.value(), e.getValue(), join(path, e.getKey()));
              }
            });
  }

  private void structure(Shape.StructureShape shape, JsonNode value, String path) {
    if (!value.isObject()) {
      expected(shape.noun(), value, path);
      return;
    }
    for (Member member : shape.members().values()) {
      JsonNode inner = value.path(member.wireName());
      if (!inner.isMissingNode() && !inner.isNull()) {
        value(member.shape(), inner, join(path, member.wireName()));
      } else if (member.required()) {
        add(
            join(path, member.wireName()),
            "expected %s, got nothing".formatted(member.shape().noun()));
      }
    }
    if (strangers) {
      value
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (!shape.members().containsKey(name)) {
                  problems.add(
                      new ModelViolation(
                          join(path, name),
                          "expected only members of the model (%s), got an unknown one"
                              .formatted(String.join(", ", shape.members().keySet())),
                          true));
                }
              });
    }
  }

  private void expected(String what, JsonNode value, String path) {
    add(path, "expected %s, got %s".formatted(what, describe(value)));
  }

  private void add(String path, String message) {
    problems.add(new ModelViolation(path, message));
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static String describe(JsonNode value) {
    if (value.isObject()) {
      return "an object";
    }
    if (value.isArray()) {
      return "a list";
    }
    String text = value.toString();
    return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "...";
  }
}
