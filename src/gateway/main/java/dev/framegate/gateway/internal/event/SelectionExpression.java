package dev.framegate.gateway.internal.event;

import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A selection expression, parsed once: literals and variables, such as {@code $request.body.action}
 * or {@code ${request.body.service}/${request.body.action}}. {@code \$} is a dollar sign.
 * Evaluation is one pass: values of variables are not evaluated again.
 */
public final class SelectionExpression {
  private final String source;
  private final List<ExpressionPart> parts;
  private final boolean quick;

  SelectionExpression(String source, List<ExpressionPart> parts) {
    this.source = source;
    this.parts = List.copyOf(parts);
    this.quick =
        parts.size() <= ServerBounds.QUICK_PARTS
            && parts.stream().allMatch(SelectionExpression::isPlain);
  }

  /**
   * @throws ExpressionException if it cannot be parsed; its message says where and why
   */
  public static SelectionExpression parse(String source) throws ExpressionException {
    return new SelectionExpression(source, new ExpressionParser(source).parse());
  }

  /**
   * The text that this event selects. A variable without a value yields the empty text.
   *
   * @return empty if a part reads a message that is not JSON
   * @throws WorkLimitException if the paths visit too many nodes, or the text becomes too long
   */
  public Optional<String> evaluate(EventData event) {
    LimitedText out = new LimitedText();
    for (ExpressionPart part : parts) {
      if (part instanceof ExpressionPart.Literal literal) {
        out.write(literal.text());
      } else if (part instanceof ExpressionPart.Variable variable) {
        Object value = variable.source().read(event, variable.argument()).orElse(null);
        // Afterwards, because reading tells it by the way.
        if (looksInto(variable) && !event.body().isJson()) {
          return Optional.empty();
        }
        if (parts.size() == 1 && value instanceof String text && isShort(text)) {
          return Optional.of(text);
        }
        append(value, out);
      }
    }
    return Optional.of(out.toString());
  }

  /** Whether evaluation takes at most one pass over each text that it reads. */
  public boolean isQuick() {
    return quick;
  }

  private static boolean isPlain(ExpressionPart part) {
    return !(part instanceof ExpressionPart.Variable variable)
        || variable.argument().path() == null
        || variable.argument().path().names() != null;
  }

  /** The text that was parsed. */
  public String source() {
    return source;
  }

  @Override
  public String toString() {
    return source;
  }

  private static boolean isShort(String text) {
    return text.length() <= ServerBounds.VALUE_CHARACTERS;
  }

  private static boolean looksInto(ExpressionPart.Variable variable) {
    return variable.source() == VariableSource.BODY && variable.argument().path() != null;
  }

  private static void append(@Nullable Object value, LimitedText out) {
    if (value instanceof List<?> list) {
      out.write("[");
      String separator = "";
      for (Object item : list) {
        out.write(separator);
        append(item, out);
        separator = ", ";
      }
      out.write("]");
    } else if (value instanceof Map<?, ?>) {
      out.write(JsonText.write(value));
    } else if (value != null) {
      out.write(value.toString());
    }
  }
}
