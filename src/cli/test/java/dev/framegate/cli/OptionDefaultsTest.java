package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** Values from {@code framegate.yaml} and the environment. */
final class OptionDefaultsTest {
  @TempDir private Path folder;

  @Command(subcommands = Child.class)
  private static final class Root {}

  @Command(name = "child", mixinStandardHelpOptions = true)
  private static final class Child {
    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--level")
    private String level = "none";
  }

  private final CommandLine root = new CommandLine(new Root());
  private final CommandLine child = root.getSubcommands().get("child");

  @Test
  void theEnvironmentComesBeforeTheFile() throws IOException {
    OptionDefaults defaults =
        defaults("level: all\ndry-run: true", Map.of("FRAMEGATE_LEVEL", "observed"));

    assertThat(defaults.defaultValue(option("--level"))).isEqualTo("observed");
    assertThat(defaults.defaultValue(option("--dry-run"))).isEqualTo("true");
    assertThat(defaults.defaultValue(option("--help"))).isNull();
    assertThat(defaults.origin(option("--level"), "observed"))
        .contains("environment variable FRAMEGATE_LEVEL");
    assertThat(defaults.origin(option("--dry-run"), "true"))
        .contains(folder.resolve("framegate.yaml") + ", line 2");
    assertThat(defaults.origin(option("--dry-run"), "given on the command line")).isEmpty();
  }

  @Test
  void withoutAFileThereAreNoDefaults() {
    OptionDefaults defaults =
        new OptionDefaults(root, folder.resolve("framegate.yaml"), name -> null);

    assertThat(defaults.defaultValue(option("--level"))).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          leval: all        | , line 1: unknown key 'leval'. Did you mean 'level'? Valid keys: dry-run, level.
          help: true        | , line 1: unknown key 'help'. Valid keys: dry-run, level.
          level: [all]      | , line 1: 'level' must be text, but is a list.
          just words        | , line 1: expected 'key: value' lines, but found text.
          """)
  void anErrorNamesTheLineAndWhatIsValid(String text, String message) {
    assertThatThrownBy(() -> defaults(text, Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessage(folder.resolve("framegate.yaml") + message);
  }

  private OptionDefaults defaults(String text, Map<String, String> environment) throws IOException {
    Path file = Files.writeString(folder.resolve("framegate.yaml"), text);
    return new OptionDefaults(root, file, environment::get);
  }

  private OptionSpec option(String name) {
    return child.getCommandSpec().findOption(name);
  }
}
