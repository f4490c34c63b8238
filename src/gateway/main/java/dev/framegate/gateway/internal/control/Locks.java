package dev.framegate.gateway.internal.control;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One writer at a time for an API, and one for what belongs to no API. APIs share a fixed number of
 * locks, so that none has to be cleared away.
 */
final class Locks {
  private static final int STRIPES = 64;

  private final ReentrantLock top = new ReentrantLock();
  private final ReentrantLock[] apis = new ReentrantLock[STRIPES];

  Locks() {
    Arrays.setAll(apis, i -> new ReentrantLock());
  }

  /** An API goes only while no domain name can come to map to it. */
  <T> T write(Key key, Verb verb, Supplier<T> change) {
    boolean endsApi = key.kind() == Kind.API && verb == Verb.DELETE;
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

  private ReentrantLock lockOf(Key key, Verb verb) {
    boolean newApi = key.kind() == Kind.API && verb == Verb.CREATE;
    return key.kind().isOfApi() && !newApi
        ? apis[Math.floorMod(key.root().hashCode(), STRIPES)]
        : top;
  }
}
