package dev.framegate.kit.suite;

import dev.framegate.kit.steps.Hooks;
import io.cucumber.core.resource.ResourceScanner;
import java.net.URL;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Keeps the jar with the step classes open for Cucumber, as long as this JVM runs. Cucumber scans
 * it twice for each thread of a run and, unless it is open, reads its whole directory each time: a
 * fifth of the processor time of short runs. It fails where another library has opened the same jar
 * at that moment, as Groovy does once.
 */
final class OpenJar {
  private static final OpenJar HELD = new OpenJar();

  private final CountDownLatch opened = new CountDownLatch(1);

  private OpenJar() {
    URL steps = Hooks.class.getResource("Hooks.class");
    if (steps == null || !steps.getProtocol().equals("jar")) {
      opened.countDown();
      return;
    }
    Thread holder = new Thread(this::scan, "framegate-open-jar");
    holder.setDaemon(true);
    holder.start();
  }

  /** A scan has the jar open until it has read every file; this one never gets past the first. */
  private void scan() {
    try {
      var unused =
          new ResourceScanner<>(Hooks.class::getClassLoader, path -> true, file -> neverRead())
              .scanForResourcesInPackage(Hooks.class.getPackageName(), name -> true);
    } finally {
      opened.countDown();
    }
  }

  private Optional<Object> neverRead() {
    opened.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  /** Returns when it is open. */
  static void keep() {
    try {
      HELD.opened.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
