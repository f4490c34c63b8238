package dev.framegate.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What {@code java -jar framegate.jar} begins with. A run is over before the code that the second
 * compiler makes has paid for itself: with the first one alone it takes two thirds of the time and
 * little more than half of the processor. A jar cannot say so for itself, so commands that run
 * scenarios go on in a JVM of their own that is told. With a JVM option of the user's everything
 * stays in one.
 */
public final class Launcher {
  private static final Set<String> SHORT = Set.of("run", "record", "replay", "faults", "explore");
  private static final long SECONDS_TO_END = 60;

  private Launcher() {}

  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length > 0 && SHORT.contains(arguments[0])) {
      List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
      if (options.stream().noneMatch(Launcher::isOfTheJvm)) {
        launch(command(options, arguments));
      }
    }
    Framegate.main(arguments);
  }

  /** System properties go along; all else is a choice that is not to be overruled. */
  private static boolean isOfTheJvm(String option) {
    return !option.startsWith("-D");
  }

  static List<String> command(List<String> properties, String[] arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(properties);
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Framegate.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Ends this JVM as the other one ends; returns only where the other cannot be started. */
  private static void launch(List<String> command) throws InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(command).inheritIO().start();
    } catch (IOException e) {
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "framegate-launcher"));
    int code = process.waitFor();
    System.exit(code);
  }

  /** A run that is told to end removes what it has made. */
  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
