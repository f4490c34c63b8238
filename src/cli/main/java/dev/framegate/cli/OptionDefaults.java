package dev.framegate.cli;

import dev.framegate.settings.Section;
import dev.framegate.settings.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Supplies the value of an option that is not on the command line: from the environment ({@code
 * FRAMEGATE_LEVEL}), else from {@code framegate.yaml} in the working directory ({@code level:
 * observed}).
 */
final class OptionDefaults implements IDefaultValueProvider {
  private static final Path FILE = Path.of("framegate.yaml");

  private final Section file;

  /**
   * @param command the root, whose commands have the options that the file may hold
   * @throws dev.framegate.settings.SettingsException where the file cannot be read, or holds a key
   *     that is not an option
   */
  OptionDefaults(CommandLine command) {
    this.file = Files.exists(FILE) ? SettingsFile.read(FILE) : Section.of("", Map.of());
    file.requireKnown(names(command));
  }

  private static Set<String> names(CommandLine command) {
    return command.getSubcommands().values().stream()
        .flatMap(sub -> sub.getCommandSpec().options().stream())
        .filter(option -> !option.usageHelp() && !option.versionHelp())
        .map(OptionDefaults::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(OptionSpec option) {
    return option.longestName().replaceFirst("^--", "");
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
      return null;
    }
    String name = name(option);
    String variable = "FRAMEGATE_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    return Optional.ofNullable(System.getenv(variable))
        .or(() -> file.text(name).optional())
        .orElse(null);
  }
}
