package dev.framegate.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a process that runs classes of this JVM's class path. */
public final class JavaCommand {
  private JavaCommand() {}

  /** The program {@code java} of this JVM, without options. */
  public static String program() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * Runs a class with flags for a short process: the second compiler and a concurrent collector
   * would cost it more than they bring.
   *
   * @param options further flags of the JVM, such as {@code -Xmx64m}
   */
  public static List<String> of(List<String> options, String mainClass, String... arguments) {
    List<String> line =
        new ArrayList<>(List.of(program(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    line.addAll(options);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    line.addAll(List.of(arguments));
    return line;
  }
}
