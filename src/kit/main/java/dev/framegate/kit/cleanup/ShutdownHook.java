package dev.framegate.kit.cleanup;

import dev.framegate.kit.control.RunCreations;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.io.TerminalText;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** What happens when the process is told to stop in the middle of a run (SIGINT, SIGTERM). */
public final class ShutdownHook {
  private final Thread thread;

  private ShutdownHook(Thread thread) {
    this.thread = thread;
  }

  /**
   * @param timeouts how long a creation under way, and the cleanup, may take
   * @param cleanUp removes what was created, and returns what is left
   */
  public static ShutdownHook set(
      RunCreations creations, Timeouts timeouts, Supplier<List<String>> cleanUp) {
    Thread thread =
        new Thread(() -> stopInTime(creations, timeouts, cleanUp), "framegate-stop-run");
    Runtime.getRuntime().addShutdownHook(thread);
    return new ShutdownHook(thread);
  }

  /** The process ends when this returns, whatever others still wait for. */
  private static void stopInTime(
      RunCreations creations, Timeouts timeouts, Supplier<List<String>> cleanUp) {
    Thread work =
        new Thread(() -> stop(creations, timeouts.lastRequest(), cleanUp), "framegate-clean-up");
    work.setDaemon(true);
    work.start();
    try {
      work.join(timeouts.stop().toMillis());
      if (work.isAlive()) {
        System.err.println(
            "The run was stopped, and cleaning up took too long. 'framegate sweep --run %s' with the same --target finishes it."
                .formatted(creations.run()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stop(
      RunCreations creations, Duration lastRequest, Supplier<List<String>> cleanUp) {
    if (!creations.guard().stop(lastRequest)) {
      creations.noteUnknown();
    }
    List<String> left = cleanUp.get();
    creations.journal().close();
    System.err.println(
        left.isEmpty()
            ? "The run was stopped; what it had made is removed."
            : "The run was stopped, and left: %s. 'framegate sweep --run %s' with the same --target finishes it."
                .formatted(TerminalText.of(String.join(", ", left)), creations.run()));
  }

  /** Once there is nothing more to do. */
  public void lift() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      return; // it is running now
    }
  }
}
