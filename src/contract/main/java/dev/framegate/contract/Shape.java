package dev.framegate.contract;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a value may look like, as the service model describes it. No shape contains itself. */
public sealed interface Shape {

  /** How a value of this shape is called in a sentence, such as {@code a whole number}. */
  String noun();

  /**
   * @param allowed the enumeration, empty where any text will do
   * @param min least number of characters
   * @param max greatest number of characters
   */
  record StringShape(List<String> allowed, int min, int max, @Nullable Pattern pattern)
      implements Shape {
    @Override
    public String noun() {
      return "text";
    }
  }

  /** A whole number within {@code min..max}, both included. */
  record IntegerShape(long min, long max) implements Shape {
    @Override
    public String noun() {
      return "a whole number";
    }
  }

  /** A finite number. */
  record DoubleShape() implements Shape {
    @Override
    public String noun() {
      return "a number";
    }
  }

  record BooleanShape() implements Shape {
    @Override
    public String noun() {
      return "true or false";
    }
  }

  /** A moment: ISO-8601 text, or seconds since 1970 where {@code epoch} is set. */
  record TimestampShape(boolean epoch) implements Shape {
    @Override
    public String noun() {
      return epoch ? "seconds since 1970" : "an ISO-8601 time";
    }
  }

  /** Bytes; only ever a whole body. */
  record BlobShape(int max) implements Shape {
    @Override
    public String noun() {
      return "bytes";
    }
  }

  record ListShape(Shape member) implements Shape {
    @Override
    public String noun() {
      return "a list";
    }
  }

  /** Text keys to values of one shape. */
  record MapShape(Shape value) implements Shape {
    @Override
    public String noun() {
      return "an object";
    }
  }

  /**
   * @param members by wire name, in the order of the model
   */
  record StructureShape(Map<String, Member> members) implements Shape {
    @Override
    public String noun() {
      return "an object";
    }
  }
}
