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
import java.util.function.UnaryOperator;
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
  private final UnaryOperator<@Nullable String> environment;

  /**
   * @param command the root, whose commands have the options that the file may hold
   * @throws dev.framegate.settings.SettingsException where the file cannot be read, or holds a key
   *     that is not an option
   */
  static OptionDefaults of(CommandLine command) {
    return new OptionDefaults(command, FILE, System::getenv);
  }

  /** Whether there is a file, which may hold options of any command. */
  static boolean areInFile() {
    return Files.exists(FILE);
  }

  OptionDefaults(CommandLine command, Path path, UnaryOperator<@Nullable String> environment) {
    this.environment = environment;
    this.file = Files.exists(path) ? SettingsFile.read(path) : Section.of("", Map.of());
    file.requireKnown(names(command));
    file.keys().forEach(file::text);
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
    return Optional.ofNullable(environment.apply(variable(name)))
        .or(() -> file.text(name).optional())
        .orElse(null);
  }

  /** Where an option's value was read, if it did not stand on the command line. */
  Optional<String> origin(OptionSpec option, @Nullable Object value) {
    String name = name(option);
    if (value == null || !value.equals(defaultValue(option))) {
      return Optional.empty();
    }
    return environment.apply(variable(name)) != null
        ? Optional.of("environment variable " + variable(name))
        : Optional.of(file.place(name));
  }

  private static String variable(String option) {
    return "FRAMEGATE_" + option.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
