package dev.framegate.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code framegate options}: for those who write the documentation. */
@Command(
    name = "options",
    hidden = true,
    description = "Print the options of a command as a table in Markdown.",
    mixinStandardHelpOptions = true)
final class OptionsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "COMMAND", description = "such as run or serve")
  private String command = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine own = Objects.requireNonNull(spec).commandLine();
    CommandLine found = own.getParent().getSubcommands().get(command);
    if (found == null) {
      throw new ParameterException(own, "There is no command '%s'.".formatted(command));
    }
    own.getOut().print(OptionTable.of(found));
    own.getOut().flush();
    return 0;
  }
}
