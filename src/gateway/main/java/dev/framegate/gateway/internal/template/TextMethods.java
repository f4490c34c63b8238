package dev.framegate.gateway.internal.template;

import dev.framegate.gateway.internal.event.BoundedPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** Methods of strings that could grow or backtrack without end, in a form that cannot. */
final class TextMethods {
  @FunctionalInterface
  interface TextMethod {
    Object call(String text, String[] arguments, RenderBudget budget);
  }

  /** By name and number of arguments, all of them strings. */
  static final Map<String, TextMethod> TABLE =
      Map.of(
          "replace/2",
          (text, args, budget) -> replaceText(text, args[0], args[1], budget),
          "replaceAll/2",
          (text, args, budget) -> replace(text, BoundedPattern.compile(args[0]), args[1], budget),
          "matches/1",
          (text, args, budget) -> BoundedPattern.compile(args[0]).matches(text, budget.patterns()),
          "split/1",
          (text, args, budget) -> split(text, BoundedPattern.compile(args[0]), budget),
          "concat/1",
          (text, args, budget) -> text.concat(args[0]));

  /** A replacement is copied letter by letter, in search of its references. */
  private static final long COPY = 8;

  private TextMethods() {}

  /** Paid for before it is done: the platform's own method looks for no end. */
  private static String replaceText(
      String text, String target, String replacement, RenderBudget budget) {
    int found = 0;
    for (int at = text.indexOf(target);
        at >= 0 && at < text.length();
        at = text.indexOf(target, at + Math.max(1, target.length()))) {
      found++;
    }
    budget.spend(text.length() + (found + 1L) * (RenderBudget.STEP + replacement.length()));
    return text.replace(target, replacement);
  }

  private static String replace(
      String text, BoundedPattern pattern, String replacement, RenderBudget budget) {
    return pattern.runs(
        () -> {
          StringBuilder out = new StringBuilder();
          Matcher matcher = pattern.matcher(text, budget.patterns());
          while (matcher.find()) {
            int before = out.length();
            matcher.appendReplacement(out, replacement);
            budget.spend(RenderBudget.STEP + COPY * (out.length() - before));
          }
          return matcher.appendTail(out).toString();
        });
  }

  /** Like {@link String#split(String)}: empty texts at the end are left out. */
  private static List<String> split(String text, BoundedPattern pattern, RenderBudget budget) {
    return pattern.runs(
        () -> {
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
        });
  }
}
