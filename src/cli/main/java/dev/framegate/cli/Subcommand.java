package dev.framegate.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command of {@code framegate}: where it writes, and how it refuses its arguments. */
abstract class Subcommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  final CommandLine commandLine() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the spec before it calls");
    }
    return spec.commandLine();
  }

  /** Standard output, to be flushed after it was written to. */
  final PrintWriter out() {
    return commandLine().getOut();
  }

  /** An argument that cannot be used; the process ends with 64. */
  final ParameterException wrong(String message) {
    return new ParameterException(commandLine(), message);
  }
}
