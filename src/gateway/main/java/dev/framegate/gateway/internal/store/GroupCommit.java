package dev.framegate.gateway.internal.store;

import dev.framegate.gateway.internal.control.ResourceStore.UnavailableException;
import dev.framegate.gateway.settings.StateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits all operations that arrive while the previous commit is made: a disk that forces a
 * hundred times a second still takes thousands of operations. A thread of its own writes, as an
 * interrupt would close the file under the thread that was interrupted.
 *
 * <p>After a failure, such as a full disk, operations are refused until a commit succeeds again;
 * one is tried before each operation and every {@value #RETRY_MILLIS} ms.
 */
final class GroupCommit implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private static final int CLOSE_SECONDS = 30;
  private static final int RETRY_MILLIS = 1_000;

  private record Waiting(Map<String, Optional<byte[]>> writes, CompletableFuture<Void> durable) {}

  private final StateFile file;
  private final Queue<Waiting> gathered = new ConcurrentLinkedQueue<>();
  private final ScheduledThreadPoolExecutor writer =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "framegate-state");
            thread.setDaemon(true);
            return thread;
          });

  private volatile CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  /** What memory holds and the file does not, after a failure. The writer's alone. */
  private final Map<String, Optional<byte[]>> unwritten = new LinkedHashMap<>();

  private volatile @Nullable Exception failure;

  GroupCommit(StateFile file) {
    this.file = file;
  }

  /**
   * Takes the writes of one operation; writes of the same key must come in their order. As many
   * wait here as there are threads that write.
   *
   * @throws StateException if the journal is closed
   * @throws UnavailableException if nothing can be written at present; the writes are not taken
   */
  void add(Map<String, Optional<byte[]>> writes) {
    if (failure != null) {
      tryAgain();
    }
    Waiting mine = new Waiting(writes, new CompletableFuture<>());
    synchronized (this) {
      gathered.add(mine);
      last = mine.durable();
    }
    try {
      writer.execute(this::commit);
    } catch (RejectedExecutionException e) {
      StateException closed = new StateException("The state directory was closed", e);
      mine.durable().completeExceptionally(closed);
      throw closed;
    }
  }

  /**
   * Returns when all that was added is durable.
   *
   * @throws UnavailableException if it could not be made durable
   */
  void await() {
    try {
      // They become durable in their order, so the last speaks for all.
      last.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StateException closed ? closed : unavailable(e);
    }
  }

  /** Why nothing can be written at present. */
  Optional<String> problem() {
    return Optional.ofNullable(failure).map(GroupCommit::reason);
  }

  private static UnavailableException unavailable(Throwable cause) {
    return new UnavailableException(reason(cause), cause);
  }

  private static String reason(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return "The state cannot be written: " + root.getMessage();
  }

  private void commit() {
    List<Waiting> now = new ArrayList<>();
    for (Waiting next = gathered.poll(); next != null; next = gathered.poll()) {
      now.add(next);
    }
    if (now.isEmpty()) {
      return;
    }
    if (failure == null) {
      try {
        file.commit(now.stream().map(Waiting::writes).toList());
      } catch (IOException | RuntimeException e) {
        LOG.error("The state cannot be written; operations are refused until it can", e);
        failure = e;
        retryLater();
      }
    }
    Exception failed = failure;
    for (Waiting waiting : now) {
      if (failed == null) {
        waiting.durable().complete(null);
      } else {
        unwritten.putAll(waiting.writes());
        waiting.durable().completeExceptionally(failed);
      }
    }
  }

  private void tryAgain() {
    try {
      writer.submit(this::retry).get();
    } catch (RejectedExecutionException | ExecutionException e) {
      throw new StateException("The state directory was closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Exception still = failure;
    if (still != null) {
      throw unavailable(still);
    }
  }

  private void retryLater() {
    if (!writer.isShutdown()) {
      var unused =
          writer.schedule(
              () -> {
                retry();
                if (failure != null) {
                  retryLater();
                }
              },
              RETRY_MILLIS,
              TimeUnit.MILLISECONDS);
    }
  }

  private void retry() {
    if (failure == null) {
      return;
    }
    try {
      file.reopen();
      file.commit(List.of(unwritten));
      unwritten.clear();
      synchronized (this) {
        failure = null;
        if (last.isCompletedExceptionally()) {
          last = CompletableFuture.completedFuture(null);
        }
      }
      LOG.info("The state can be written again");
    } catch (IOException | RuntimeException e) {
      failure = e;
    }
  }

  /** Commits what waits, then closes the file. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    file.close();
  }
}
