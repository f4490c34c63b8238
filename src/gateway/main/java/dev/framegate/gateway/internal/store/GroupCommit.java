package dev.framegate.gateway.internal.store;

import dev.framegate.gateway.settings.StateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Commits whatever has gathered while the last commit was made: a disk that forces a hundred times
 * a second still takes thousands of operations. A thread of its own writes, as an interrupt would
 * close the file under the one that was interrupted.
 */
final class GroupCommit implements AutoCloseable {
  private static final int CLOSE_SECONDS = 30;

  private record Waiting(Map<String, Optional<byte[]>> writes, CompletableFuture<Void> durable) {}

  private final StateFile file;
  private final Queue<Waiting> gathered = new ConcurrentLinkedQueue<>();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "framegate-state");
            thread.setDaemon(true);
            return thread;
          });

  private volatile CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  /** After a failure the content of the file is unknown, so nothing more is written. */
  private @Nullable Exception broken;

  GroupCommit(StateFile file) {
    this.file = file;
  }

  /**
   * Takes the writes of one operation; writes of the same key must come in their order. As many
   * wait here as there are threads that write.
   *
   * @throws StateException if the journal is closed
   */
  void add(Map<String, Optional<byte[]>> writes) {
    Waiting mine = new Waiting(writes, new CompletableFuture<>());
    synchronized (this) {
      gathered.add(mine);
      last = mine.durable();
    }
    try {
      writer.execute(this::commit);
    } catch (RejectedExecutionException e) {
      mine.durable().completeExceptionally(e);
      throw new StateException("The state directory was closed", e);
    }
  }

  /**
   * Returns when all that was added is durable.
   *
   * @throws StateException if it could not be made durable
   */
  void await() {
    try {
      // They become durable in their order, so the last speaks for all.
      last.join();
    } catch (CompletionException e) {
      throw new StateException("The state could not be written", e);
    }
  }

  private void commit() {
    List<Waiting> now = new ArrayList<>();
    for (Waiting next = gathered.poll(); next != null; next = gathered.poll()) {
      now.add(next);
    }
    if (now.isEmpty()) {
      return;
    }
    try {
      if (broken == null) {
        file.commit(now.stream().map(Waiting::writes).toList());
      }
    } catch (IOException | RuntimeException e) {
      broken = e;
    }
    Exception failure = broken;
    for (Waiting waiting : now) {
      if (failure == null) {
        waiting.durable().complete(null);
      } else {
        waiting.durable().completeExceptionally(failure);
      }
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
