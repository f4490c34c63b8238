package dev.framegate.gateway.internal.template;

import dev.framegate.gateway.internal.event.CompiledJsonPath;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.ExpressionException;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A template of text and plain references only, such as {@code {"id": "$context.connectionId"}}:
 * rendering it joins texts. What a part cannot tell is left to the engine, which knows all rules.
 */
final class Concatenation {
  /** A part of the result; null if the engine has to render the template. */
  private interface Part {
    @Nullable String of(InputVariable input, EventData event);
  }

  private static final String NAMES = "[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*";
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(input\\.body)|input\\.(json|path)\\('(\\$(?:\\.[A-Za-z0-9_]+)*)'\\)"
              + "|(context|stageVariables)\\.("
              + NAMES
              + ")");

  /** What can continue a reference without braces. */
  private static final Pattern MORE = Pattern.compile("[A-Za-z0-9_\\-.\\[({|!]");

  private final List<Part> parts;
  private final int limit;

  private Concatenation(List<Part> parts, int limit) {
    this.parts = List.copyOf(parts);
    this.limit = limit;
  }

  /**
   * @param limit of the characters that a rendering may write
   * @return null if the template needs the engine
   */
  static @Nullable Concatenation of(String source, int limit) {
    if (source.indexOf('#') >= 0 || source.indexOf('\\') >= 0) {
      return null;
    }
    List<Part> parts = new ArrayList<>();
    Matcher matcher = REFERENCE.matcher(source);
    int at = 0;
    for (int next = source.indexOf('$'); next >= 0; next = source.indexOf('$', at)) {
      boolean braces = source.startsWith("{", next + 1);
      matcher.region(next + (braces ? 2 : 1), source.length());
      Part reference = matcher.lookingAt() ? reference(matcher) : null;
      if (reference == null || !ends(source, matcher.end(), braces)) {
        return null;
      }
      text(source.substring(at, next), parts);
      parts.add(reference);
      at = matcher.end() + (braces ? 1 : 0);
    }
    text(source.substring(at), parts);
    return parts.size() > ServerBounds.QUICK_PARTS ? null : new Concatenation(parts, limit);
  }

  private static boolean ends(String source, int at, boolean braces) {
    return braces
        ? source.startsWith("}", at)
        : at == source.length() || !MORE.matcher(source.substring(at, at + 1)).matches();
  }

  private static void text(String text, List<Part> parts) {
    if (!text.isEmpty()) {
      parts.add((input, event) -> text);
    }
  }

  private static @Nullable Part reference(Matcher matcher) {
    if (matcher.group(1) != null) {
      return (input, event) -> input.getBody();
    }
    if (matcher.group(2) == null) {
      List<String> names = List.of(matcher.group(5).split("\\.", -1));
      return matcher.group(4).equals("context")
          ? (input, event) -> member(event.context(), names)
          : (input, event) -> member(event.stageVariables(), names);
    }
    try {
      CompiledJsonPath path = CompiledJsonPath.parse(matcher.group(3));
      return matcher.group(2).equals("json")
          ? (input, event) -> input.json(path)
          : (input, event) -> plain(input.path(path));
    } catch (ExpressionException e) {
      return null;
    }
  }

  private static @Nullable String member(Map<String, ?> values, List<String> names) {
    Object value = values;
    for (String name : names) {
      if (value == null) {
        return "";
      }
      if (!(value instanceof Map<?, ?> map)) {
        return null;
      }
      value = map.get(name);
    }
    return plain(value);
  }

  private static @Nullable String plain(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? value.toString()
        : null;
  }

  /** The result, or null if the engine has to render the template. */
  @Nullable String render(JsonText payload, EventData event, JsonPathCache paths) {
    InputVariable input = new InputVariable(payload, event, paths);
    String[] texts = new String[parts.size()];
    int length = 0;
    for (int i = 0; i < texts.length; i++) {
      String text = parts.get(i).of(input, event);
      if (text == null || text.length() > limit - length) {
        return null;
      }
      length += text.length();
      texts[i] = text;
    }
    return texts.length == 1 ? texts[0] : String.join("", texts);
  }
}
