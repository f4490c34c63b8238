package dev.framegate.cli;

import dev.framegate.kit.report.Comparison;
import dev.framegate.kit.report.Comparison.Row;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which rows of a comparison {@code --only} asks for. */
final class ComparedRules {
  private ComparedRules() {}

  /**
   * @param text {@code differing}, {@code failed}, or ids and patterns separated by commas
   * @throws IllegalArgumentException where the ids select none of the compared rules
   */
  static Predicate<Row> of(String text, Comparison comparison) {
    if (text.equals("differing")) {
      return Row::differs;
    }
    if (text.equals("failed")) {
      return Row::failed;
    }
    Pattern ids =
        Pattern.compile(
            Arrays.stream(text.split(","))
                .map(item -> Pattern.quote(item.strip()).replace("*", "\\E.*\\Q"))
                .collect(Collectors.joining("|")),
            Pattern.CASE_INSENSITIVE);
    Predicate<Row> wanted = row -> ids.matcher(row.rule().id()).matches();
    if (comparison.rows().stream().noneMatch(wanted)) {
      throw new IllegalArgumentException(
          "--only: expected 'differing', 'failed', or ids of compared rules, got '%s'."
              .formatted(text));
    }
    return wanted;
  }
}
