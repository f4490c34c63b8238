package dev.framegate.gateway.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ConnectionQueuesTest {
  private static final Duration STEP_TIME = Duration.ofSeconds(60);

  private static ConnectionInfo connection(String id) {
    return new ConnectionInfo(
        id, "a1", "test", RouteRunnerFixture.NOW, "127.0.0.1", "", "a1.example");
  }

  private static CompletionStage<Void> step(ConnectionQueues lanes, String id, Runnable work) {
    return lanes.run(
        connection(id), lane -> CompletableFuture.runAsync(work, Runnable::run), () -> null);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void stepsOfOneConnectionKeepTheirOrderAndNeverOverlap() {
    List<Integer> done = new CopyOnWriteArrayList<>();
    CompletableFuture<?> last = new CompletableFuture<>();
    try (ConnectionQueues lanes = new ConnectionQueues(4, 10_000, STEP_TIME)) {
      for (int i = 0; i < 1_000; i++) {
        int number = i;
        last =
            step(
                    lanes,
                    "one",
                    () -> {
                      int size = done.size();
                      Thread.yield();
                      assertThat(done).hasSize(size);
                      done.add(number);
                    })
                .toCompletableFuture();
      }
      last.orTimeout(20, TimeUnit.SECONDS).join();
    }
    assertThat(done).hasSize(1_000).isSorted();
  }

  @Test
  void aConnectionWhoseStepsAreLongHoldsUpNobodyElse() {
    CountDownLatch free = new CountDownLatch(1);
    CompletableFuture<?> slow = new CompletableFuture<>();
    try (ConnectionQueues lanes = new ConnectionQueues(2, 1_000, STEP_TIME)) {
      for (int i = 0; i < 64; i++) {
        slow = step(lanes, "slow", () -> await(free)).toCompletableFuture();
      }
      for (int i = 0; i < 100; i++) {
        step(lanes, "other" + i, () -> {})
            .toCompletableFuture()
            .orTimeout(20, TimeUnit.SECONDS)
            .join();
      }
      free.countDown();
      slow.orTimeout(20, TimeUnit.SECONDS).join();
    }
  }

  @Test
  void threadsGoFromLaneToLane() {
    List<String> order = new CopyOnWriteArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<?> last = new CompletableFuture<>();
    try (ConnectionQueues lanes = new ConnectionQueues(1, 100, STEP_TIME)) {
      var unused = step(lanes, "first", () -> await(begun));
      for (String id : List.of("a", "a", "a", "b", "b", "b")) {
        last = step(lanes, id, () -> order.add(id)).toCompletableFuture();
      }
      begun.countDown();
      last.orTimeout(20, TimeUnit.SECONDS).join();
    }
    assertThat(order).containsExactly("a", "b", "a", "b", "a", "b");
  }

  /** As many as there are threads, which neither an interrupt nor a count of steps ends. */
  @Test
  void stepsThatNeverEndHoldUpNobodyElse() {
    CountDownLatch stop = new CountDownLatch(1);
    try (ConnectionQueues lanes = new ConnectionQueues(2, 1_000, Duration.ofMillis(50))) {
      List<CompletableFuture<String>> stuck = new java.util.ArrayList<>();
      for (int i = 0; i < 10; i++) {
        stuck.add(
            lanes
                .run(
                    connection("stuck" + i),
                    lane -> CompletableFuture.completedFuture(untilStopped(stop)),
                    () -> "given up")
                .toCompletableFuture());
      }
      CompletableFuture<?> other = step(lanes, "other", () -> {}).toCompletableFuture();
      CompletableFuture<?> next = step(lanes, "stuck0", () -> {}).toCompletableFuture();

      assertThat(other.orTimeout(20, TimeUnit.SECONDS).join()).isNull();
      assertThat(next.orTimeout(20, TimeUnit.SECONDS).join()).isNull();
      for (CompletableFuture<String> each : stuck) {
        assertThat(each.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo("given up");
      }
      stop.countDown();
    }
  }

  private static String untilStopped(CountDownLatch stop) {
    while (stop.getCount() > 0) {
      Thread.onSpinWait();
      Thread.yield();
    }
    return "ended";
  }
}
