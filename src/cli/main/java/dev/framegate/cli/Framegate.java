package dev.framegate.cli;

import dev.framegate.contract.Version;
import dev.framegate.gateway.settings.LogsException;
import dev.framegate.gateway.settings.StateException;
import dev.framegate.gateway.settings.TlsException;
import dev.framegate.kit.cassette.CassetteException;
import dev.framegate.kit.targets.TargetUnavailableException;
import dev.framegate.settings.SettingsException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The command {@code framegate}. */
@Command(
    name = "framegate",
    description = "Conformance test kit for AWS API Gateway WebSocket APIs.",
    mixinStandardHelpOptions = true,
    versionProvider = Framegate.VersionText.class,
    subcommands = {
      RunCommand.class,
      RecordCommand.class,
      ReplayCommand.class,
      ServeCommand.class,
      RulesCommand.class,
      FaultsCommand.class,
      CompareCommand.class,
      SweepCommand.class,
      ProbeCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the results match the declaration",
      "1:a rule is broken",
      "2:a surprise pass, or an expired or stale declaration entry",
      "3:inconclusive: unreachable target, unproven stimulus, reduced set",
      "64:wrong usage",
      "70:the kit's own error"
    })
public final class Framegate {
  static final int UNREACHABLE = 3;
  static final int USAGE = 64;
  static final int OWN_ERROR = 70;

  private Framegate() {}

  public static void main(String[] args) {
    System.exit(execute(args.length == 0 ? new String[] {"run"} : args));
  }

  /** Runs a command line as a process would, and returns its exit code. */
  static int execute(String... args) {
    return execute(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args);
  }

  static int execute(PrintWriter out, PrintWriter err, String... args) {
    CommandLine command = new CommandLine(new Framegate());
    try {
      command.setDefaultValueProvider(new OptionDefaults(command));
    } catch (SettingsException e) {
      err.println(e.getMessage());
      return USAGE;
    }
    return command
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Framegate::wrongUsage)
        .setExecutionExceptionHandler(Framegate::failed)
        .execute(args);
  }

  private static int wrongUsage(ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println(e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '%s --help'.".formatted(e.getCommandLine().getCommandSpec().qualifiedName()));
    return USAGE;
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof TargetUnavailableException unavailable) {
      err.println(unavailable.sentence());
      return UNREACHABLE;
    }
    if (e instanceof CassetteException
        || e instanceof StateException
        || e instanceof TlsException
        || e instanceof LogsException
        || e instanceof SettingsException) {
      err.println(e.getMessage());
      return USAGE;
    }
    err.println("This is the kit's own fault, please report it:");
    e.printStackTrace(err);
    return OWN_ERROR;
  }

  static final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"framegate " + Version.TEXT};
    }
  }
}
