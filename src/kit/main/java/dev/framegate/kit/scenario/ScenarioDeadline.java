package dev.framegate.kit.scenario;

import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.wire.CurrentWaits;
import dev.framegate.kit.wire.EventText;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.kit.wire.TranscriptEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends a scenario that takes longer than the time-outs allow, whatever its target does: the thread
 * is interrupted, again and again until the scenario is over. Every wait ends by that.
 */
final class ScenarioDeadline implements AutoCloseable {
  private static final long AGAIN_MILLIS = 100;

  private final Thread scenario = Thread.currentThread();
  private final long began = System.nanoTime();
  private final Timeouts timeouts;
  private final CurrentWaits.Waits waits;
  private final long turnsBefore;
  private final Transcript transcript;
  private final Supplier<String> step;
  private final ScheduledFuture<?> watch;
  private @Nullable String reason;
  private boolean over;

  /**
   * Begins now, for this thread.
   *
   * @param waits of this thread
   * @param step where the scenario stands
   */
  ScenarioDeadline(
      ScheduledExecutorService clock,
      Timeouts timeouts,
      CurrentWaits.Waits waits,
      Transcript transcript,
      Supplier<String> step) {
    this.timeouts = timeouts;
    this.waits = waits;
    this.turnsBefore = waits.turnNanos();
    this.transcript = transcript;
    this.step = step;
    this.watch =
        clock.scheduleWithFixedDelay(
            this::look, timeouts.scenario().toMillis(), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** A clock for the scenarios of a run, of one daemon thread. */
  static ScheduledExecutorService clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "framegate-scenario-deadlines");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  private synchronized void look() {
    long turns = Math.min(waits.turnNanos() - turnsBefore, timeouts.turns().toNanos());
    if (over || System.nanoTime() - began - turns < timeouts.scenario().toNanos()) {
      return;
    }
    if (reason == null) {
      reason =
          String.format(
              Locale.ROOT,
              "The scenario was given up after %.1f s, at %s: %s.",
              timeouts.scenario().toMillis() / 1000.0,
              step.get(),
              waits.reason().map("it waited for "::concat).orElseGet(this::last));
    }
    scenario.interrupt();
  }

  private String last() {
    List<TranscriptEvent> events = transcript.events();
    return events.isEmpty()
        ? "nothing had been sent"
        : "the last that it sent or saw was " + EventText.of(events.get(events.size() - 1));
  }

  /** Why the scenario was given up, if it was. */
  synchronized Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** The scenario is over; its thread is free for the next one. */
  @Override
  public synchronized void close() {
    over = true;
    watch.cancel(false);
    if (reason != null) {
      Thread.interrupted();
    }
  }
}
