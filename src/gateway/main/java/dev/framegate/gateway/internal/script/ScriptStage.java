package dev.framegate.gateway.internal.script;

import dev.framegate.gateway.internal.edge.CloseStatus;
import dev.framegate.gateway.internal.edge.OpenConnection;
import dev.framegate.gateway.internal.limits.ServerBounds;
import dev.framegate.gateway.settings.ScriptActor;
import dev.framegate.gateway.settings.ScriptExpectation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where a script's steps and the gateway's threads meet: the steps, on the script's thread, change
 * what the gateway answers, and wait for the events that it reports. Reports are thread-safe.
 */
final class ScriptStage implements ScriptActor {
  private final ScriptJournal journal;
  private final BlockingQueue<ScriptEvent> events =
      new LinkedBlockingQueue<>(ServerBounds.SCRIPT_EVENTS);
  private final ScriptedAnswers answers = new ScriptedAnswers();
  private @Nullable OpenConnection current;

  ScriptStage(ScriptJournal journal) {
    this.journal = journal;
  }

  ScriptedAnswers answers() {
    return answers;
  }

  /** Records an event for the journal and the expectations; beyond the bound it is dropped. */
  void happened(ScriptEvent event) {
    journal.add("  " + event.text());
    if (!events.offer(event)) {
      journal.add("  more events wait for an expectation than are kept; the last is left out");
    }
  }

  @Override
  public Optional<String> send(String text) {
    return onConnection(connection -> connection.send(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public Optional<String> close(int code, String reason) {
    return onConnection(connection -> connection.close(new CloseStatus(code, reason)));
  }

  @Override
  public Optional<String> drop() {
    return onConnection(OpenConnection::drop);
  }

  private interface Action {
    void on(OpenConnection connection);
  }

  private Optional<String> onConnection(Action action) {
    OpenConnection connection = current;
    if (connection == null) {
      return Optional.of("no step before expects a connection");
    }
    action.on(connection);
    return Optional.empty();
  }

  @Override
  public Optional<String> refuse(int status, int times) {
    answers.refuse(status, times);
    return Optional.empty();
  }

  @Override
  public Optional<String> delay(Duration by) {
    answers.delay(by);
    return Optional.empty();
  }

  @Override
  public Optional<String> answerCallbacks(int status) {
    answers.callbacks(status);
    return Optional.empty();
  }

  @Override
  public Optional<String> pause(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
      return Optional.empty();
    } catch (InterruptedException e) {
      return interrupted();
    }
  }

  @Override
  public Optional<String> expect(ScriptExpectation expected, Duration within) {
    boolean unwanted = expected.kind() == ScriptExpectation.Kind.NO_CONNECTION;
    ExpectedEvent wanted = new ExpectedEvent(expected);
    List<String> others = new ArrayList<>();
    long deadline = System.nanoTime() + within.toNanos();
    try {
      while (true) {
        ScriptEvent event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (event == null) {
          return unwanted ? Optional.empty() : Optional.of(inWords(others));
        }
        if (wanted.is(event)) {
          if (event.connection() != null) {
            current = event.connection();
          }
          return unwanted ? Optional.of(event.text()) : Optional.empty();
        }
        if (others.size() <= ServerBounds.SCRIPT_EVENTS_NAMED) {
          others.add(event.text());
        }
      }
    } catch (InterruptedException e) {
      return interrupted();
    }
  }

  private static String inWords(List<String> events) {
    if (events.isEmpty()) {
      return "nothing happened";
    }
    boolean more = events.size() > ServerBounds.SCRIPT_EVENTS_NAMED;
    return String.join("; ", more ? events.subList(0, ServerBounds.SCRIPT_EVENTS_NAMED) : events)
        + (more ? "; and more" : "");
  }

  private static Optional<String> interrupted() {
    Thread.currentThread().interrupt();
    return Optional.of("the gateway was closed");
  }
}
