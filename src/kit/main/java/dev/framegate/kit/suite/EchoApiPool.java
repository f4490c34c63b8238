package dev.framegate.kit.suite;

import dev.framegate.kit.wire.TranscriptEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * APIs that echo, for targets whose calls are dear. One scenario has such an API for itself; the
 * next one gets it only if that one has called nothing but GET. On other targets every scenario
 * makes its own.
 */
final class EchoApiPool implements AutoCloseable {
  private final Deque<EchoApi> idle = new ArrayDeque<>();
  private final Map<ScenarioState, EchoApi> lent = new HashMap<>();

  /** Makes the API that the scenario asked for, or takes one that is like new. */
  void assignTo(ScenarioState scenario) {
    EchoApi spare = Optional.ofNullable(take()).orElseGet(() -> EchoApi.made(scenario.run()));
    synchronized (this) {
      lent.put(scenario, spare);
    }
    scenario.names().takeOver(spare.names());
    scenario.useShared(spare.api().lentTo(scenario.control(), scenario.names()));
    String note = "The API " + spare.api().id() + " was set up apart, and is as it was then.";
    scenario.transcript().add(at -> new TranscriptEvent.Note(at, "kit", note));
  }

  /** Takes back what the scenario had, if it had anything. */
  void ended(ScenarioState scenario) {
    giveBack(scenario).ifPresent(EchoApi::remove);
  }

  /** What nobody else may have any more. */
  private synchronized Optional<EchoApi> giveBack(ScenarioState scenario) {
    EchoApi spare = lent.remove(scenario);
    if (spare != null && !scenario.control().changedAnything()) {
      idle.push(spare);
      return Optional.empty();
    }
    return Optional.ofNullable(spare);
  }

  private synchronized @Nullable EchoApi take() {
    return idle.poll();
  }

  @Override
  public synchronized void close() {
    idle.forEach(EchoApi::remove);
    idle.clear();
  }
}
