package dev.framegate.kit.matrix;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static java.util.stream.Collectors.toMap;

import dev.framegate.faults.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Detection of many faults at the same time, each with a gateway and a run of its own: a run
 * against a wrong gateway mostly waits. The longest begin first. Where there are as many faults as
 * threads, each has one: every thread of a run matches all sentences to their steps by itself. What
 * is not as expected is run again at once, a few faults at a time, with longer time-outs; and once
 * more when all others are there, so that a busy machine is no reason for it. Closing it cancels
 * what has not begun.
 */
public final class ParallelDetection implements AutoCloseable {
  /** One in so many threads runs what is not as expected. */
  private static final int AGAIN = 6;

  private final ExecutorService first;
  private final ExecutorService second;
  private final Map<Fault, CompletableFuture<FaultDetection>> detections = new LinkedHashMap<>();

  private ParallelDetection(int runs) {
    this.first = Executors.newFixedThreadPool(runs);
    this.second = Executors.newFixedThreadPool(Math.max(1, runs / AGAIN));
  }

  /** Starts to run the rules with each fault. */
  public static ParallelDetection start(DetectionMatrix matrix, List<Fault> faults) {
    int runs = Math.max(1, Math.min(matrix.threads(), faults.size()));
    ParallelDetection started = new ParallelDetection(runs);
    started.submit(matrix, faults, matrix.threads() / runs);
    return started;
  }

  private void submit(DetectionMatrix matrix, List<Fault> faults, int threadsOfOne) {
    Map<Fault, Double> costs = faults.stream().collect(toMap(Function.identity(), matrix::cost));
    Map<Fault, CompletableFuture<FaultDetection>> hasty = new LinkedHashMap<>();
    faults.stream()
        .sorted(comparing(costs::get, reverseOrder()))
        .forEach(
            fault ->
                hasty.put(
                    fault,
                    CompletableFuture.supplyAsync(
                        () -> matrix.detect(fault, threadsOfOne), first)));
    CompletableFuture<Void> all =
        CompletableFuture.allOf(hasty.values().toArray(CompletableFuture[]::new))
            .handle((none, failure) -> none);
    hasty.forEach(
        (fault, detection) ->
            detections.put(
                fault,
                detection
                    .thenCompose(result -> confirmed(matrix, result, detection))
                    .thenCompose(result -> confirmed(matrix, result, all))));
  }

  /**
   * Runs again what is not as expected.
   *
   * @param after when to do so
   */
  private CompletableFuture<FaultDetection> confirmed(
      DetectionMatrix matrix, FaultDetection result, CompletableFuture<?> after) {
    return result.exact()
        ? CompletableFuture.completedFuture(result)
        : after.thenApplyAsync(any -> matrix.confirm(result), second);
  }

  /** Tells of each result as soon as it is there, one after the other. */
  public void onEach(Consumer<FaultDetection> listener) {
    detections.replaceAll(
        (fault, detection) ->
            detection.thenApply(
                result -> {
                  synchronized (this) {
                    listener.accept(result);
                  }
                  return result;
                }));
  }

  /** Waits for the result of one fault. */
  public FaultDetection of(Fault fault) {
    CompletableFuture<FaultDetection> detection = detections.get(fault);
    if (detection == null) {
      throw new IllegalArgumentException("The fault was not started: " + fault.name());
    }
    try {
      return detection.join();
    } catch (CompletionException e) {
      throw new IllegalStateException(
          "The run with the fault %s failed: %s".formatted(fault.name(), e.getCause()),
          e.getCause());
    }
  }

  @Override
  public void close() {
    first.shutdownNow();
    second.shutdownNow();
  }
}
