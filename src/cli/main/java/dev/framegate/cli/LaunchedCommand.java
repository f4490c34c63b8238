package dev.framegate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kinds of commands that get a JVM of their own, and its flags. */
enum LaunchedCommand {
  /**
   * It is over before the code that the second compiler makes has paid for itself: with the first
   * one alone it takes two thirds of the time and little more than half of the processor. That one
   * by itself has 48 MB for its code, which a matrix of faults fills: the JVM interprets the rest.
   */
  RUN("run", "record", "replay", "faults", "explore") {
    @Override
    List<String> flags(int processors) {
      return List.of(
          "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m", "-XX:+UseSerialGC");
    }
  },

  /**
   * It needs the second compiler. What it makes for a message is garbage with the answer: a young
   * generation that may grow takes a gigabyte of memory for what 64 MiB hold as well.
   */
  SERVER("serve") {
    @Override
    List<String> flags(int processors) {
      List<String> flags = new ArrayList<>();
      flags.add(processors > FEW ? "-XX:+UseParallelGC" : "-XX:+UseSerialGC");
      flags.addAll(List.of("-Xmn64m", "-XX:SurvivorRatio=3"));
      return flags;
    }
  };

  private static final int FEW = 2;

  private final Set<String> commands;

  LaunchedCommand(String... commands) {
    this.commands = Set.of(commands);
  }

  /** Empty for a command that is over at once. */
  static Optional<LaunchedCommand> of(String... arguments) {
    for (LaunchedCommand each : values()) {
      if (arguments.length > 0 && each.commands.contains(arguments[0])) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** The flags of its JVM. */
  abstract List<String> flags(int processors);
}
