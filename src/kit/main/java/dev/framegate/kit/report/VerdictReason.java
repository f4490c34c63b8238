package dev.framegate.kit.report;

import dev.framegate.kit.io.TerminalText;
import dev.framegate.kit.io.WellFormedText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The shortest reason for the verdict of a rule.
 *
 * @param lines of the reason, none of them blank, printable on a terminal
 * @param location of the scenario; empty where no scenario ran
 */
public record VerdictReason(List<String> lines, Optional<String> location) {
  private static final int MOST_CHARACTERS = 160;

  /** Why scenarios did not run, or else the shortest reason of one with the verdict. */
  public static Optional<VerdictReason> of(RuleResult result) {
    return result
        .reason()
        .map(reason -> new VerdictReason(lines(reason), Optional.empty()))
        .or(
            () ->
                result.scenarios().stream()
                    .filter(s -> s.verdict() == result.verdict() && s.reason().isPresent())
                    .min(Comparator.comparingInt(s -> s.reason().orElse("").length()))
                    .map(
                        s ->
                            new VerdictReason(
                                lines(s.reason().orElse("")), Optional.of(s.location()))));
  }

  private static List<String> lines(String reason) {
    return reason
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> TerminalText.of(line.strip()))
        .toList();
  }

  /** All of it in one line. */
  public String inOneLine() {
    return oneLine(String.join(" / ", lines));
  }

  /** Text that fits a line of a terminal or a comment, whatever a target has put into it. */
  public static String oneLine(String text) {
    String line = TerminalText.of(text.replaceAll("\\s*\\n\\s*", " / "));
    return WellFormedText.shortened(line, MOST_CHARACTERS, "...");
  }
}
