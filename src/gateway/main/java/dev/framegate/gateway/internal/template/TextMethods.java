package dev.framegate.gateway.internal.template;

import com.google.re2j.Matcher;
import dev.framegate.gateway.internal.event.BoundedPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Methods of strings whose work is not linear in what they are given, in a form that is: searches
 * and regular expressions.
 */
final class TextMethods {
  @FunctionalInterface
  interface TextMethod {
    Object call(String text, Object[] arguments, RenderBudget budget);
  }

  /** By name and kinds of arguments: t for a string, n for a number. */
  private static final Map<String, TextMethod> TABLE =
      Map.of(
          "replace/tt",
          (text, args, budget) -> replaceText(text, text(args, 0), text(args, 1), budget),
          "replaceAll/tt",
          (text, args, budget) ->
              replace(text, BoundedPattern.compile(text(args, 0)), text(args, 1), budget),
          "matches/t",
          (text, args, budget) ->
              BoundedPattern.compile(text(args, 0)).matches(text, budget.patterns()),
          "split/t",
          (text, args, budget) -> split(text, BoundedPattern.compile(text(args, 0)), budget),
          "concat/t",
          (text, args, budget) -> text.concat(text(args, 0)),
          "contains/t",
          (text, args, budget) -> new TextSearch(text(args, 0)).first(text, 0) >= 0,
          "indexOf/t",
          (text, args, budget) -> new TextSearch(text(args, 0)).first(text, 0),
          "indexOf/tn",
          (text, args, budget) -> new TextSearch(text(args, 0)).first(text, number(args, 1)),
          "lastIndexOf/t",
          (text, args, budget) -> new TextSearch(text(args, 0)).last(text, text.length()),
          "lastIndexOf/tn",
          (text, args, budget) -> new TextSearch(text(args, 0)).last(text, number(args, 1)));

  /** A replacement is copied letter by letter, in search of its references. */
  private static final long COPY = 8;

  private TextMethods() {}

  static @Nullable TextMethod find(String name, Object[] arguments) {
    return TABLE.get(
        Arrays.stream(arguments)
            .map(
                argument ->
                    argument instanceof String ? "t" : argument instanceof Number ? "n" : "?")
            .collect(Collectors.joining("", name + "/", "")));
  }

  private static String text(Object[] arguments, int index) {
    return (String) arguments[index];
  }

  private static int number(Object[] arguments, int index) {
    return ((Number) arguments[index]).intValue();
  }

  /** Paid for before it is done: the platform's own method looks for no end. */
  private static String replaceText(
      String text, String target, String replacement, RenderBudget budget) {
    TextSearch search = new TextSearch(target);
    int step = Math.max(1, target.length());
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int at = search.first(text, 0);
        at >= 0;
        at = at + step > text.length() ? -1 : search.first(text, at + step)) {
      budget.spend((long) RenderBudget.STEP + replacement.length() + (at - from));
      out.append(text, from, at).append(replacement);
      from = at + target.length();
    }
    return out.append(text, from, text.length()).toString();
  }

  private static String replace(
      String text, BoundedPattern pattern, String replacement, RenderBudget budget) {
    StringBuilder out = new StringBuilder();
    Matcher matcher = pattern.matcher(text, budget.patterns());
    while (matcher.find()) {
      int before = out.length();
      matcher.appendReplacement(out, replacement);
      budget.spend(RenderBudget.STEP + COPY * (out.length() - before));
    }
    matcher.appendTail(out);
    return out.toString();
  }

  /** Like {@link String#split(String)}: empty texts at the end are left out. */
  private static List<String> split(String text, BoundedPattern pattern, RenderBudget budget) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = pattern.matcher(text, budget.patterns());
    int from = 0;
    while (matcher.find()) {
      if (matcher.end() > 0) {
        budget.spend(RenderBudget.STEP);
        parts.add(text.substring(from, matcher.start()));
        from = matcher.end();
      }
    }
    parts.add(text.substring(from));
    while (parts.size() > 1 && parts.get(parts.size() - 1).isEmpty()) {
      parts.remove(parts.size() - 1);
    }
    return Collections.unmodifiableList(parts);
  }
}
