package dev.framegate.kit.scenario;

import dev.framegate.kit.control.ControlPlaneClient;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * APIs that echo, for targets whose calls are expensive. One scenario has such an API for itself;
 * the next one gets it only if that one has called nothing but GET. On other targets every scenario
 * creates its own.
 */
public final class EchoApiPool implements AutoCloseable {
  private final Supplier<EchoApi> creator;
  private final Deque<EchoApi> idle = new ArrayDeque<>();
  private final Map<ControlPlaneClient, EchoApi> lent = new HashMap<>();

  EchoApiPool(Supplier<EchoApi> creator) {
    this.creator = creator;
  }

  /** Creates an API, or takes one that is like new. */
  EchoApi lendTo(ControlPlaneClient borrower) {
    EchoApi spare = Optional.ofNullable(take()).orElseGet(creator);
    synchronized (this) {
      lent.put(borrower, spare);
    }
    return spare;
  }

  /** Takes back what the borrower had, if it had anything. */
  void ended(ControlPlaneClient borrower) {
    giveBack(borrower).ifPresent(EchoApi::remove);
  }

  /** Returns what no other scenario may have. */
  private synchronized Optional<EchoApi> giveBack(ControlPlaneClient borrower) {
    EchoApi spare = lent.remove(borrower);
    if (spare != null && !borrower.changedAnything()) {
      idle.push(spare);
      return Optional.empty();
    }
    return Optional.ofNullable(spare);
  }

  private synchronized @Nullable EchoApi take() {
    return idle.poll();
  }

  /** They are gone, or may be: the target has ended since. */
  synchronized void forget() {
    idle.clear();
    lent.clear();
  }

  @Override
  public synchronized void close() {
    idle.forEach(EchoApi::remove);
    idle.clear();
  }
}
