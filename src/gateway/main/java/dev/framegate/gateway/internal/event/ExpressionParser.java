package dev.framegate.gateway.internal.event;

import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads an expression from left to right, once. */
final class ExpressionParser {
  private static final String DEFAULT = "$default";
  private static final String ROOTS =
      Arrays.stream(VariableSource.values())
          .map(
              source ->
                  source.needs == VariableSource.Needs.NOTHING
                      ? source.prefix
                      : source.prefix + ".")
          .collect(Collectors.joining(", "));

  private final String source;
  private final List<ExpressionPart> parts = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private int at;

  ExpressionParser(String source) {
    this.source = source;
  }

  List<ExpressionPart> parse() throws ExpressionException {
    if (source.isEmpty()) {
      throw expected(0, "an expression such as $request.body.action");
    }
    if (source.length() > ServerBounds.EXPRESSION_CHARACTERS) {
      throw expected(
          ServerBounds.EXPRESSION_CHARACTERS,
          "at most " + ServerBounds.EXPRESSION_CHARACTERS + " characters");
    }
    while (at < source.length()) {
      if (source.startsWith("\\$", at)) {
        literal.append('$');
        at += 2;
      } else if (isDefault()) {
        literal.append(DEFAULT);
        at += DEFAULT.length();
      } else if (source.startsWith("${", at)) {
        wrapped();
      } else if (source.charAt(at) == '$') {
        bare();
      } else {
        literal.append(source.charAt(at++));
      }
    }
    endLiteral();
    return parts;
  }

  /** The guide writes this one key without the backslash too. */
  private boolean isDefault() {
    int end = at + DEFAULT.length();
    return source.startsWith(DEFAULT, at)
        && (end == source.length() || !isNamePart(source.charAt(end)) && source.charAt(end) != '.');
  }

  private void wrapped() throws ExpressionException {
    int start = at + 2;
    int end = start;
    while (end < source.length() && source.charAt(end) != '}') {
      end = source.charAt(end) == '[' ? afterBracket(end) : end + 1;
    }
    if (end >= source.length()) {
      throw expected(source.length(), "a closing } for the ${ at position " + at);
    }
    variable(start, end);
    at = end + 1;
  }

  private void bare() throws ExpressionException {
    int start = at + 1;
    int end = start;
    while (end < source.length()) {
      char c = source.charAt(end);
      if (c == '[') {
        end = afterBracket(end);
      } else if (isNamePart(c) || c == '.' && startsStep(end + 1)) {
        end++;
      } else {
        break;
      }
    }
    if (end == start) {
      throw expected(start, "a variable's name (a literal dollar sign is written \\$)");
    }
    variable(start, end);
    at = end;
  }

  private boolean startsStep(int index) {
    return index < source.length()
        && (isNamePart(source.charAt(index)) || "*.[".indexOf(source.charAt(index)) >= 0);
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '*';
  }

  private int afterBracket(int open) throws ExpressionException {
    char quote = 0;
    for (int i = open + 1; i < source.length(); i++) {
      char c = source.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == ']') {
        return i + 1;
      }
    }
    throw expected(source.length(), "a closing ] for the [ at position " + open);
  }

  private void variable(int start, int end) throws ExpressionException {
    String name = source.substring(start, end);
    endLiteral();
    parts.add(variable(name, start));
  }

  private ExpressionPart.Variable variable(String name, int start) throws ExpressionException {
    String lower = name.toLowerCase(Locale.ROOT);
    for (VariableSource candidate : VariableSource.values()) {
      String prefix = candidate.prefix.toLowerCase(Locale.ROOT);
      if (lower.equals(prefix)) {
        if (candidate.needs == VariableSource.Needs.NAME) {
          throw expected(start + name.length(), "a dot and a name after " + candidate.prefix);
        }
        return new ExpressionPart.Variable(candidate, new VariableSource.Argument("", null));
      }
      boolean step =
          lower.startsWith(prefix + ".")
              || candidate.needs == VariableSource.Needs.OPTIONAL_PATH
                  && lower.startsWith(prefix + "[");
      if (step && candidate.needs != VariableSource.Needs.NOTHING) {
        return new ExpressionPart.Variable(candidate, argument(candidate, name, start));
      }
    }
    throw expected(start, "a variable that starts with one of " + ROOTS);
  }

  private VariableSource.Argument argument(VariableSource candidate, String name, int start)
      throws ExpressionException {
    int from = candidate.prefix.length();
    String rest = name.substring(from);
    if (rest.equals(".")) {
      throw expected(start + from + 1, "a name after " + candidate.prefix + ".");
    }
    if (candidate.needs == VariableSource.Needs.NAME) {
      return new VariableSource.Argument(rest.substring(1), null);
    }
    try {
      return new VariableSource.Argument(rest.substring(1), CompiledJsonPath.parse("$" + rest));
    } catch (ExpressionException e) {
      // Its position counts from the dollar sign that stands for "request.body".
      throw expected(start + from - 1 + Math.max(1, e.position()), e.expected());
    }
  }

  private void endLiteral() {
    if (!literal.isEmpty()) {
      parts.add(new ExpressionPart.Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private ExpressionException expected(int position, String what) {
    return new ExpressionException(source, position, what);
  }
}
