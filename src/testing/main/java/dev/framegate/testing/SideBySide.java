package dev.framegate.testing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Cases of one test class that mostly wait, so many of them at a time; the test of each asks for
 * its result. JUnit's own concurrent methods would keep threads of its pool idle that wait for each
 * other.
 *
 * @param <C> a case
 * @param <R> what comes of it
 */
public final class SideBySide<C, R> implements AutoCloseable {
  /** What is done with each case. */
  @FunctionalInterface
  public interface Work<C, R> {
    R with(C each) throws Exception;
  }

  private final ExecutorService threads;
  private final Map<C, Future<R>> results = new LinkedHashMap<>();

  private SideBySide(int atATime) {
    threads = Executors.newFixedThreadPool(atATime);
  }

  /** Begins with the first cases; closing it interrupts those that are under way. */
  public static <C, R> SideBySide<C, R> start(
      Collection<C> cases, int atATime, Work<? super C, ? extends R> work) {
    SideBySide<C, R> started = new SideBySide<>(atATime);
    for (C each : cases) {
      started.results.put(each, started.threads.submit(() -> work.with(each)));
    }
    return started;
  }

  /**
   * Waits for the result of a case.
   *
   * @throws Exception what its work threw, an error of an assertion as well
   */
  public R of(C each) throws Exception {
    Future<R> result = results.get(each);
    if (result == null) {
      throw new IllegalArgumentException("not started: " + each);
    }
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception exception ? exception : e;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
