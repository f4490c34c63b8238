package dev.framegate.kit.suite;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The one run of this JVM. Cucumber makes glue and plugins by their class names, so a run cannot be
 * handed to them; this is the only place where they find it. A second run waits for the first.
 */
final class ActiveRun {
  private static final Semaphore ONE = new Semaphore(1);
  private static volatile @Nullable RunContext current;

  private ActiveRun() {}

  static RunContext current() {
    RunContext run = current;
    if (run == null) {
      throw new IllegalStateException(
          "No run is active: start scenarios through ConformanceSuite, not with Cucumber alone.");
    }
    return run;
  }

  static void during(RunContext run, Runnable work) {
    ONE.acquireUninterruptibly();
    try {
      current = run;
      work.run();
    } finally {
      current = null;
      ONE.release();
    }
  }
}
