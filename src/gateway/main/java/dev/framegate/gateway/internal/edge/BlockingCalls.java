package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.internal.runtime.WatchedPool;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs calls that may block on threads of their own, with limits on running and waiting calls. */
final class BlockingCalls implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BlockingCalls.class);

  private final WatchedPool pool;

  BlockingCalls(HttpLimits limits) {
    pool =
        new WatchedPool(
            "framegate-control",
            limits.controlThreads(),
            limits.controlQueue(),
            ServerBounds.CONTROL_PLANE_TIME,
            ServerBounds.CONTROL_PLANE_TIME);
  }

  /** Never fails: 429 if the queue is full, 500 if the call throws or takes too long. */
  CompletionStage<ServerResponse> run(
      Function<ServerRequest, ServerResponse> plane, ServerRequest call) {
    CompletableFuture<ServerResponse> answer = new CompletableFuture<>();
    try {
      pool.execute(
          new WatchedPool.Task() {
            @Override
            public void run() {
              answer.complete(guarded(plane, call));
            }

            @Override
            public void overdue() {
              LOG.error("{} {} takes too long", call.method(), call.path());
              answer.complete(EdgeErrors.internalError());
            }
          });
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
    pool.close();
  }
}
