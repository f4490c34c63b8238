package dev.framegate.kit.cleanup;

import dev.framegate.kit.control.CircuitBreaker;
import dev.framegate.kit.control.ControlPlaneAccess;
import dev.framegate.kit.control.ControlPlaneClient;
import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.journal.CreatedResource;
import dev.framegate.kit.wire.UnreachableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The end of a run: removes what scenarios could not remove, or had no time to. */
public final class RunCleanup {
  private static final int AT_A_TIME = 8;
  private static final String NO_TIME = "there was no time left";

  private final ControlPlaneAccess access;
  private final Timeouts timeouts;
  private final Map<CreatedResource, String> troubles = new ConcurrentHashMap<>();
  private volatile Optional<String> notLookedFor = Optional.empty();

  public RunCleanup(ControlPlaneAccess access, Timeouts timeouts) {
    this.access = access;
    this.timeouts = timeouts;
  }

  /**
   * Removes all that the journal holds; where the answer to a creation was lost, also what bears
   * the run's mark.
   *
   * @return what is left, a phrase each
   */
  public List<String> run() {
    ExecutorService workers =
        Executors.newFixedThreadPool(
            AT_A_TIME,
            work -> {
              Thread thread = new Thread(work, "framegate-cleanup");
              thread.setDaemon(true);
              return thread;
            });
    try {
      long until = System.nanoTime() + timeouts.cleanup().toNanos();
      CircuitBreaker controlPlane = access.availability().controlPlane();
      if (controlPlane.known().isPresent()) {
        inTime(workers, List.of(controlPlane::failure), until);
      }
      if (access.creations().hasUnknown()) {
        notLookedFor = Optional.of(NO_TIME);
        inTime(workers, List.of(this::findLost), until);
      }
      remove(workers, CreatedResource.Kind.DOMAIN_NAME, until);
      remove(workers, CreatedResource.Kind.API, until);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      workers.shutdownNow();
    }
    return Stream.concat(
            access.creations().journal().open().stream().map(this::left),
            notLookedFor.stream().map("perhaps what was made without an answer (%s)"::formatted))
        .toList();
  }

  private Optional<String> findLost() {
    try {
      new RunResourceFinder(ControlPlaneClient.unrecorded(access), timeouts.listing())
          .all().stream()
              .filter(thing -> thing.run().equals(access.creations().run()))
              .forEach(thing -> access.creations().journal().made(thing.made()));
      notLookedFor = Optional.empty();
    } catch (UnreachableException | InconclusiveException e) {
      notLookedFor = Optional.of(String.valueOf(e.getMessage()));
    }
    return notLookedFor;
  }

  private void remove(ExecutorService workers, CreatedResource.Kind kind, long until)
      throws InterruptedException {
    List<Callable<Optional<String>>> work = new ArrayList<>();
    for (CreatedResource resource : access.creations().journal().open()) {
      if (resource.kind() == kind) {
        work.add(
            () -> {
              Optional<String> trouble = ControlPlaneClient.unrecorded(access).remove(resource);
              trouble.ifPresent(why -> troubles.put(resource, why));
              return trouble;
            });
      }
    }
    inTime(workers, work, until);
  }

  private static void inTime(
      ExecutorService workers, Collection<Callable<Optional<String>>> work, long until)
      throws InterruptedException {
    long left = Math.max(0, until - System.nanoTime());
    for (Future<Optional<String>> done : workers.invokeAll(work, left, TimeUnit.NANOSECONDS)) {
      try {
        done.get();
      } catch (CancellationException e) {
        continue; // told as left: its time is over
      } catch (ExecutionException e) {
        throw new IllegalStateException("Removing fails by what it returns", e.getCause());
      }
    }
  }

  private String left(CreatedResource resource) {
    return resource + " (" + troubles.getOrDefault(resource, NO_TIME) + ")";
  }
}
