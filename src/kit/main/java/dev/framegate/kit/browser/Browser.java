package dev.framegate.kit.browser;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A browser without a window. All that use one at a time in a JVM have the same process, as its
 * tabs share nothing: a process takes seconds to start. Safe for many threads.
 */
public final class Browser implements AutoCloseable {
  /** Until a process that is no longer used ends. */
  private static final Duration LINGER = Duration.ofSeconds(5);

  private static @Nullable BrowserProcess running;
  private static int users;

  /** How often a process was asked for. */
  private static long starts;

  private final BrowserProcess process;
  private final Set<BrowserTab> tabs = ConcurrentHashMap.newKeySet();
  private boolean closed;

  private Browser(BrowserProcess process) {
    this.process = process;
  }

  /**
   * Starts it, or takes the one that runs.
   *
   * @throws BrowserException where it does not start in time
   */
  public static Browser start(BrowserProgram program) {
    synchronized (Browser.class) {
      BrowserProcess process = running;
      if (process != null && !process.isAlive()) {
        process.close();
        process = null;
      }
      if (process == null) {
        process = BrowserProcess.start(program);
        running = process;
        users = 0;
      }
      users++;
      starts++;
      return new Browser(process);
    }
  }

  /** Opens an empty tab that shares no cookies and no storage with the others. */
  public BrowserTab newTab() {
    BrowserTab tab = process.newTab();
    tabs.add(tab);
    return tab;
  }

  /** Closes its tabs; the process ends a while after its last user has closed it. */
  @Override
  public void close() {
    tabs.forEach(BrowserTab::close);
    synchronized (Browser.class) {
      if (closed) {
        return;
      }
      closed = true;
      if (process != running) {
        // It has died, and another one has taken its place.
        return;
      }
      users--;
      if (users == 0) {
        long last = starts;
        CompletableFuture.delayedExecutor(LINGER.toMillis(), TimeUnit.MILLISECONDS)
            .execute(() -> endUnlessUsed(last));
      }
    }
  }

  private static void endUnlessUsed(long last) {
    BrowserProcess ended = null;
    synchronized (Browser.class) {
      if (starts == last) {
        ended = running;
        running = null;
      }
    }
    if (ended != null) {
      ended.close();
    }
  }
}
