package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs calls that may block on threads of their own, with limits on running and waiting calls. */
final class BlockingCalls implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BlockingCalls.class);
  private final ThreadPoolExecutor pool;

  BlockingCalls(HttpLimits limits) {
    AtomicInteger count = new AtomicInteger();
    pool =
        new ThreadPoolExecutor(
            limits.controlThreads(),
            limits.controlThreads(),
            ServerBounds.IDLE_THREAD_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(limits.controlQueue()),
            task -> {
              Thread thread = new Thread(task, "framegate-control-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
  }

  /** Never fails: 429 if the queue is full, 500 if the call throws. */
  CompletionStage<ServerResponse> run(
      Function<ServerRequest, ServerResponse> plane, ServerRequest call) {
    CompletableFuture<ServerResponse> answer = new CompletableFuture<>();
    try {
      pool.execute(() -> answer.complete(guarded(plane, call)));
    } catch (RejectedExecutionException e) {
      answer.complete(EdgeErrors.busy());
    }
    return answer;
  }

  private static ServerResponse guarded(
      Function<ServerRequest, ServerResponse> plane, ServerRequest call) {
    try {
      return plane.apply(call);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("{} {} failed", call.method(), call.path(), e);
      return EdgeErrors.internalError();
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
