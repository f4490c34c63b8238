package dev.framegate.cli;

import dev.framegate.contract.Version;
import dev.framegate.gateway.HandshakeRefusedException;
import dev.framegate.gateway.settings.LogsException;
import dev.framegate.gateway.settings.StateException;
import dev.framegate.gateway.settings.TlsException;
import dev.framegate.kit.cassette.CassetteException;
import dev.framegate.kit.io.ForeignFileException;
import dev.framegate.kit.targets.TargetUnavailableException;
import dev.framegate.settings.SettingsException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code framegate}. */
@Command(
    name = "framegate",
    description = "Conformance test kit for AWS API Gateway WebSocket APIs.",
    mixinStandardHelpOptions = true,
    versionProvider = Framegate.VersionText.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the results match the declaration",
      "1:a rule is broken",
      "2:the declaration is out of date: a declared deviation has expired, or its rule passes",
      "3:no verdict: the target is unreachable, a scenario is inconclusive, or rules were not tried",
      "64:wrong usage",
      "70:the kit's own error"
    })
public final class Framegate implements Callable<Integer> {
  private static final List<Class<?>> SUBCOMMANDS =
      List.of(
          RunCommand.class,
          RecordCommand.class,
          ReplayCommand.class,
          ServeCommand.class,
          RulesCommand.class,
          DocsCommand.class,
          FaultsCommand.class,
          ExploreCommand.class,
          CompareCommand.class,
          MergeCommand.class,
          AnnotateCommand.class,
          SweepCommand.class,
          ProbeCommand.class,
          FixtureCommand.class,
          ConnectCommand.class,
          CompletionCommand.class,
          OptionsCommand.class,
          CommandLine.HelpCommand.class);

  static final int UNREACHABLE = 3;
  static final int USAGE = 64;
  static final int OWN_ERROR = 70;

  static {
    // No annotation here is a closure, and looking for some starts all of Groovy.
    System.setProperty("picocli.disable.closures", "true");
  }

  @Spec private @Nullable CommandSpec spec;

  private Framegate() {}

  public static void main(String[] args) {
    Launcher.endWithLauncher();
    System.exit(execute(args));
  }

  /** Without a command there is nothing to do but to show the commands. */
  @Override
  public Integer call() {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    command.usage(command.getOut());
    return USAGE;
  }

  /** Runs a command line as a process would, and returns its exit code. */
  static int execute(String... args) {
    return execute(
        new PrintWriter(System.out, true),
        new PrintWriter(System.err, true),
        LineColour.areShown(),
        args);
  }

  static int execute(PrintWriter out, PrintWriter err, String... args) {
    return execute(out, err, false, args);
  }

  static int execute(PrintWriter out, PrintWriter err, boolean colours, String... args) {
    PrintWriter safe = TerminalWriter.on(err, false);
    try {
      return run(out, safe, colours, args);
    } catch (OutOfMemoryError e) {
      safe.println(
          "The kit ran out of memory. Give Java more with -Xmx, or the kit a smaller input.");
      return OWN_ERROR;
    } catch (Error e) {
      return ownError(e, safe);
    }
  }

  /**
   * @param out receives help as it is, with its colours, and all other output made safe
   */
  private static int run(PrintWriter out, PrintWriter err, boolean colours, String... args) {
    CommandLine command;
    OptionDefaults defaults;
    try {
      command = OptionDefaults.areInFile() ? command() : command(args);
      defaults = OptionDefaults.of(command);
    } catch (SettingsException e) {
      err.println(e.getMessage());
      return USAGE;
    }
    return command
        .setOut(TerminalWriter.on(out, colours))
        .setErr(err)
        .setColorScheme(CommandLine.Help.defaultColorScheme(LineColour.ansi(colours)))
        .setExecutionStrategy(
            parsed -> {
              if (isHelp(parsed)) {
                command.setOut(out);
              }
              return new CommandLine.RunLast().execute(parsed);
            })
        .setDefaultValueProvider(defaults)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (e, unused) -> {
              err.println(WrongUsage.message(e, defaults));
              return USAGE;
            })
        .setExecutionExceptionHandler(Framegate::failed)
        .execute(args);
  }

  /** What picocli prints by itself is made of the texts of this program only. */
  private static boolean isHelp(CommandLine.ParseResult parsed) {
    return parsed.asCommandLineList().stream()
        .anyMatch(
            command ->
                command.isUsageHelpRequested()
                    || command.getCommandSpec().helpCommand()
                    || (command.getCommand() instanceof Framegate && !parsed.hasSubcommand()));
  }

  /** With all subcommands. */
  static CommandLine command() {
    return command(SUBCOMMANDS.stream());
  }

  /**
   * With the one that is called for, if it is of those that start in a JVM of their own: reading
   * the annotations of all takes a while.
   */
  private static CommandLine command(String... args) {
    return LaunchedCommand.of(args).isPresent()
        ? command(SUBCOMMANDS.stream().filter(type -> name(type).equals(args[0])))
        : command();
  }

  private static CommandLine command(Stream<Class<?>> subcommands) {
    CommandLine command = new CommandLine(new Framegate());
    subcommands.forEach(command::addSubcommand);
    return command;
  }

  private static String name(Class<?> subcommand) {
    return subcommand.getAnnotation(Command.class).name();
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof TargetUnavailableException unavailable) {
      err.println(unavailable.sentence());
      return UNREACHABLE;
    }
    if (e instanceof HandshakeRefusedException) {
      err.println(e.getMessage());
      return UNREACHABLE;
    }
    if (e instanceof CassetteException
        || e instanceof ForeignFileException
        || e instanceof StateException
        || e instanceof TlsException
        || e instanceof LogsException
        || e instanceof SettingsException) {
      err.println(e.getMessage());
      return USAGE;
    }
    return ownError(e, err);
  }

  private static int ownError(Throwable e, PrintWriter err) {
    err.println("Framegate itself failed. Please report this:");
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
