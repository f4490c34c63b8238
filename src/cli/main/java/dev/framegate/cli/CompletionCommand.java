package dev.framegate.cli;

import dev.framegate.faults.Fault;
import dev.framegate.faults.Faults;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code framegate completion}. */
@Command(
    name = "completion",
    description = {
      "Print a script that completes commands, options, rules and faults in bash and zsh:",
      "source <(framegate completion)"
    },
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  /** The names of all faults. */
  static final class FaultNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Faults.all().stream().map(Fault::name).iterator();
    }
  }

  /** The ids of all rules. */
  static final class RuleIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return RuleCatalogue.load().rules().stream().map(Rule::id).iterator();
    }
  }

  @Override
  public Integer call() {
    CommandLine root = Objects.requireNonNull(spec).root().commandLine();
    PrintWriter out = root.getOut();
    out.print(AutoComplete.bash(root.getCommandName(), root));
    out.flush();
    return 0;
  }
}
