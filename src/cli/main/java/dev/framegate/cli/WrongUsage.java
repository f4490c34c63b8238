package dev.framegate.cli;

import dev.framegate.settings.NearNames;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The message for a command line that cannot be used. */
final class WrongUsage {
  private WrongUsage() {}

  static String message(ParameterException e, OptionDefaults defaults) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    String text = String.valueOf(e.getMessage());
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      text = unknown(unmatched.getUnmatched().get(0), e.getCommandLine());
    } else if (e.getArgSpec() == null && e.getValue() != null) {
      text = unknown("command", e.getValue(), commands(e.getCommandLine()));
    } else if (e.getArgSpec() instanceof OptionSpec option) {
      text = defaults.origin(option, e.getValue()).map(place -> place + ": ").orElse("") + text;
    }
    return "%s%nTry '%s --help'.".formatted(text, command.qualifiedName());
  }

  private static String unknown(String argument, CommandLine command) {
    if (argument.startsWith("-")) {
      return unknown("option", argument.replaceFirst("=.*", ""), options(command));
    }
    return command.getSubcommands().isEmpty()
        ? "Unexpected argument '%s'.".formatted(argument)
        : unknown("command", argument, commands(command));
  }

  private static String unknown(String kind, String name, Collection<String> valid) {
    return "Unknown %s '%s'.%s Valid %ss: %s."
        .formatted(kind, name, NearNames.question(name, valid), kind, String.join(", ", valid));
  }

  private static Collection<String> commands(CommandLine command) {
    return command.getSubcommands().entrySet().stream()
        .filter(sub -> !sub.getValue().getCommandSpec().usageMessage().hidden())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Collection<String> options(CommandLine command) {
    Collection<String> names = new TreeSet<>();
    command.getCommandSpec().options().forEach(option -> names.add(option.longestName()));
    return names;
  }
}
