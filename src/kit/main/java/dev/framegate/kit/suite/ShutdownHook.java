package dev.framegate.kit.suite;

import java.util.List;

/** What happens when the process is told to stop in the middle of a run (SIGINT, SIGTERM). */
final class ShutdownHook {
  private final Thread thread;

  private ShutdownHook(Thread thread) {
    this.thread = thread;
  }

  static ShutdownHook set(RunContext run) {
    Thread thread = new Thread(() -> stop(run), "framegate-stop-run");
    Runtime.getRuntime().addShutdownHook(thread);
    return new ShutdownHook(thread);
  }

  private static void stop(RunContext run) {
    run.stopping().stop(run.patience().lastRequest());
    List<String> left = run.cleanUp();
    run.journal().close();
    System.err.println(
        left.isEmpty()
            ? "The run was stopped; what it had made is removed."
            : "The run was stopped, and left: %s. 'framegate sweep --run %s' with the same --target finishes it."
                .formatted(String.join(", ", left), run.id()));
  }

  /** Once there is nothing more to do. */
  void lift() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      return; // it is running now
    }
  }
}
