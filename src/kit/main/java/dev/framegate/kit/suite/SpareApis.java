package dev.framegate.kit.suite;

import dev.framegate.kit.wire.Event;
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
final class SpareApis implements AutoCloseable {
  private final Deque<EchoApi> idle = new ArrayDeque<>();
  private final Map<Scene, EchoApi> lent = new HashMap<>();

  /** Makes the API that the scenario asked for, or takes one that is like new. */
  void lend(Scene scene) {
    EchoApi spare = Optional.ofNullable(take()).orElseGet(() -> EchoApi.made(scene.run()));
    synchronized (this) {
      lent.put(scene, spare);
    }
    scene.names().takeOver(spare.names());
    scene.borrow(spare.api().lentTo(scene.control(), scene.names()));
    String note = "The API " + spare.api().id() + " was set up apart, and is as it was then.";
    scene.transcript().add(at -> new Event.Note(at, "kit", note));
  }

  /** Takes back what the scenario had, if it had anything. */
  void ended(Scene scene) {
    giveBack(scene).ifPresent(EchoApi::remove);
  }

  /** What nobody else may have any more. */
  private synchronized Optional<EchoApi> giveBack(Scene scene) {
    EchoApi spare = lent.remove(scene);
    if (spare != null && !scene.control().changedAnything()) {
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
