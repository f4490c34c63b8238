package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Each option is described in one place, from which help and tables are made. */
final class OptionTableTest {
  @Test
  void aTableHasARowForEachOption() {
    StringWriter out = new StringWriter();
    int exit =
        Framegate.execute(
            new PrintWriter(out), new PrintWriter(new StringWriter()), "options", "sweep");

    assertThat(exit).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            | option | meaning | default |
            | --- | --- | --- |
            | `--target TARGET` | the declaration (FILE.yaml) that the runs were given |  |
            | `--run ID` | only what this run left, such as 261125195012-9k3f; without it, what all runs left that are not running |  |
            | `--yes` | remove what is listed; without it, nothing is changed |  |
            | `--journal DIR` | where runs list what they create | `reports/journal` |
            """);
  }

  @TestFactory
  List<DynamicTest> everyOptionHasAMeaningAndItsDefaultOnce() {
    return Framegate.command().getSubcommands().values().stream()
        .flatMap(command -> OptionTable.options(command).stream().map(o -> test(command, o)))
        .toList();
  }

  private static DynamicTest test(CommandLine command, OptionSpec option) {
    return DynamicTest.dynamicTest(
        command.getCommandName() + " " + option.longestName(),
        () -> {
          String description = String.join(" ", option.description());
          assertThat(OptionTable.meaning(option)).isNotBlank().doesNotEndWith(".");
          assertThat(description.contains("(default: "))
              .as("the description names the default of an option that has one")
              .isEqualTo(option.defaultValue() != null);
        });
  }
}
