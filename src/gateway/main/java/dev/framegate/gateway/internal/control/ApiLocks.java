package dev.framegate.gateway.internal.control;

import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Locks for writes: one writer at a time for an API, and one for resources of no API. APIs share a
 * fixed number of locks, so that none need be removed.
 */
final class ApiLocks {
  private final ReentrantLock top = new ReentrantLock();
  private final ReentrantLock[] apis = new ReentrantLock[ServerBounds.API_LOCKS];

  ApiLocks() {
    Arrays.setAll(apis, i -> new ReentrantLock());
  }

  /** Deleting an API excludes creating a mapping to it. */
  <T> T write(ResourceKey key, ResourceAction verb, Supplier<T> change) {
    boolean endsApi = key.kind() == ResourceKind.API && verb == ResourceAction.DELETE;
    return held(lockOf(key, verb), endsApi ? () -> held(top, change) : change);
  }

  private static <T> T held(ReentrantLock lock, Supplier<T> change) {
    lock.lock();
    try {
      return change.get();
    } finally {
      lock.unlock();
    }
  }

  private ReentrantLock lockOf(ResourceKey key, ResourceAction verb) {
    boolean newApi = key.kind() == ResourceKind.API && verb == ResourceAction.CREATE;
    return key.kind().isOfApi() && !newApi
        ? apis[Math.floorMod(key.root().hashCode(), ServerBounds.API_LOCKS)]
        : top;
  }
}
