package dev.framegate.kit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.wire.CurrentWaits;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.kit.wire.TranscriptEvent;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ScenarioDeadlineTest {
  /** A scenario may take 300 ms. */
  private static final Timeouts SHORT = new Timeouts(0.001);

  private final ScheduledExecutorService clock = ScenarioDeadline.clock();
  private final CurrentWaits waits = new CurrentWaits();
  private final Transcript transcript = new Transcript();
  private final CountDownLatch never = new CountDownLatch(1);

  @AfterEach
  void stop() {
    clock.shutdownNow();
  }

  private ScenarioDeadline begin(Timeouts timeouts) {
    return new ScenarioDeadline(
        clock, timeouts, waits.of(Thread.currentThread()), transcript, () -> "\"When\" (line 7)");
  }

  private Object waitInVain() {
    try {
      never.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aWaitInVainEndsWithItsStepAndItsReason() {
    try (ScenarioDeadline deadline = begin(SHORT)) {
      assertThatThrownBy(() -> waits.during("the answer to GET /v2/apis", this::waitInVain))
          .hasCauseInstanceOf(InterruptedException.class);

      assertThat(deadline.reason())
          .contains(
              "The scenario was given up after 0.3 s, at \"When\" (line 7): it waited for the"
                  + " answer to GET /v2/apis.");
    }
  }

  /** Interrupts again: a thread may take no notice of one interrupt. */
  @Test
  void itInterruptsAgainAndAgainUntilTheScenarioIsOver() {
    try (ScenarioDeadline deadline = begin(SHORT)) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(this::waitInVain).hasCauseInstanceOf(InterruptedException.class);
      }
      assertThat(deadline.reason()).isPresent();
    }
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void withoutAWaitItTellsWhatHappenedLast() {
    transcript.add(at -> new TranscriptEvent.Note(at, "kit", "looked"));
    try (ScenarioDeadline deadline = begin(SHORT)) {
      assertThatThrownBy(this::waitInVain).hasCauseInstanceOf(InterruptedException.class);

      assertThat(deadline.reason())
          .get()
          .asString()
          .endsWith("(line 7): the last that it sent or saw was · looked.");
    }
  }

  @Test
  void waitingForATurnIsNotCounted() {
    try (ScenarioDeadline deadline = begin(SHORT)) {
      waits.forTurn(
          () -> {
            org.awaitility.Awaitility.await()
                .pollInSameThread()
                .pollDelay(SHORT.scenario().multipliedBy(3))
                .until(() -> true);
            return true;
          });
      assertThat(deadline.reason()).isEmpty();
      assertThatThrownBy(this::waitInVain).hasCauseInstanceOf(InterruptedException.class);
      assertThat(deadline.reason()).isPresent();
    }
  }
}
