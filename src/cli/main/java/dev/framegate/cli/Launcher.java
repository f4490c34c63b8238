package dev.framegate.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What {@code java -jar framegate.jar} begins with. A short run wants other JVM flags than a
 * server, and both start sooner from a {@linkplain ClassArchive class archive}. A jar cannot say so
 * for itself, so such commands go on in a JVM of their own that is told. With a JVM option of the
 * user's everything stays in one.
 */
public final class Launcher {
  private static final long SECONDS_TO_END = 60;

  /** Options of the JVM may stand in these, too. */
  private static final Set<String> VARIABLES =
      Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  /** The process that launched this one. */
  private static final String LAUNCHED_BY = "framegate.launched.by";

  private Launcher() {}

  public static void main(String[] arguments) throws InterruptedException {
    Optional<LaunchedCommand> command = LaunchedCommand.of(arguments);
    if (command.isPresent()) {
      List<String> options = options(arguments);
      if (options.stream().noneMatch(Launcher::isOfTheJvm)) {
        launch(command.get(), options, arguments);
      }
    }
    Framegate.main(arguments);
  }

  /**
   * What this JVM was told. The system tells it sooner than the JVM's own bean, which loads the
   * classes of all beans; but not what variables and files of arguments add.
   */
  private static List<String> options(String... arguments) {
    List<String> line = List.of(ProcessHandle.current().info().arguments().orElse(new String[0]));
    int jar = line.size() - arguments.length - 2;
    boolean isAll =
        jar >= 0
            && line.get(jar).equals("-jar")
            && line.stream().limit(jar).noneMatch(option -> option.startsWith("@"))
            && VARIABLES.stream().noneMatch(System.getenv()::containsKey);
    return isAll ? line.subList(0, jar) : ManagementFactory.getRuntimeMXBean().getInputArguments();
  }

  /** System properties go along; all else is a choice that is not to be overruled. */
  private static boolean isOfTheJvm(String option) {
    return !option.startsWith("-D");
  }

  /** Ends this JVM as the other one ends; returns only where the other cannot be started. */
  private static void launch(LaunchedCommand kind, List<String> properties, String[] arguments)
      throws InterruptedException {
    String jar = System.getProperty("java.class.path");
    Optional<ClassArchive> archive = ClassArchive.of(Path.of(jar), kind, System.getenv());
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(properties);
    line.add("-D%s=%d".formatted(LAUNCHED_BY, ProcessHandle.current().pid()));
    line.addAll(kind.flags(Runtime.getRuntime().availableProcessors()));
    archive.map(ClassArchive::flags).ifPresent(line::addAll);
    line.addAll(List.of("-cp", jar, Framegate.class.getName()));
    line.addAll(List.of(arguments));
    Process process;
    try {
      process = new ProcessBuilder(line).inheritIO().start();
    } catch (IOException e) {
      return;
    }
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> end(process, archive), "framegate-launcher"));
    System.exit(process.waitFor());
  }

  /** A run that is told to end removes what it has made. */
  private static void end(Process process, Optional<ClassArchive> archive) {
    process.destroy();
    try {
      if (process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        archive.ifPresent(each -> each.keep(process.exitValue()));
      } else {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }

  /** Ends this JVM when the process that launched it is gone, even if that was killed. */
  static void endWithLauncher() {
    Long launcher = Long.getLong(LAUNCHED_BY);
    if (launcher != null) {
      ProcessHandle.of(launcher)
          .ifPresent(
              process -> {
                var unused = process.onExit().thenRun(() -> System.exit(Framegate.UNREACHABLE));
              });
    }
  }
}
