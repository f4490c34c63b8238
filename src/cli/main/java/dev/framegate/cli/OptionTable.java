package dev.framegate.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options of a command as a table in Markdown, made from the same descriptions as {@code
 * --help}, for README and guides.
 */
final class OptionTable {
  private static final String DEFAULT = " \\(default: .*\\)$";

  private OptionTable() {}

  static String of(CommandLine command) {
    StringBuilder table =
        new StringBuilder("| option | meaning | default |\n| --- | --- | --- |\n");
    for (OptionSpec option : options(command)) {
      table.append(
          "| `%s` | %s | %s |%n".formatted(usage(option), cell(meaning(option)), usual(option)));
    }
    return table.toString();
  }

  /** All but those for help. */
  static List<OptionSpec> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .filter(option -> !option.usageHelp() && !option.versionHelp() && !option.hidden())
        .toList();
  }

  /** The description without the default at its end. */
  static String meaning(OptionSpec option) {
    return String.join(" ", option.description()).replaceFirst(DEFAULT, "");
  }

  private static String usage(OptionSpec option) {
    return option.arity().max() == 0
        ? option.longestName()
        : "%s %s".formatted(option.longestName(), option.paramLabel());
  }

  private static String usual(OptionSpec option) {
    return option.defaultValue() == null ? "" : "`%s`".formatted(option.defaultValue());
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("%n", " ");
  }
}
