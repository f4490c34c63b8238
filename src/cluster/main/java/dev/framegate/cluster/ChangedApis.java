package dev.framegate.cluster;

import dev.framegate.gateway.internal.control.ResourceStore.UnavailableException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The APIs that other gateways have changed, each once until it is served as it is now. */
final class ChangedApis {
  private static final Logger LOG = LoggerFactory.getLogger(ChangedApis.class);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("framegate-cluster-deploy"));
  private final Set<String> waiting = new LinkedHashSet<>();
  private @Nullable Consumer<String> listener;

  /** The listener serves what is there already by itself. */
  synchronized void start(Consumer<String> other) {
    listener = other;
    waiting.clear();
  }

  synchronized void add(String apiId) {
    if (listener != null && waiting.add(apiId)) {
      later(apiId, 0);
    }
  }

  private void later(String apiId, long millis) {
    try {
      var unused = thread.schedule(() -> tell(apiId), millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("{} is not served any more", apiId);
    }
  }

  private void tell(String apiId) {
    Consumer<String> told;
    synchronized (this) {
      waiting.remove(apiId);
      told = listener;
    }
    if (told == null) {
      return;
    }
    try {
      told.accept(apiId);
    } catch (UnavailableException e) {
      // A definition cannot be read while NATS is away.
      LOG.debug("{} is tried again", apiId, e);
      again(apiId);
    } catch (RuntimeException e) {
      LOG.error("What another gateway has changed in {} cannot be served", apiId, e);
    }
  }

  private synchronized void again(String apiId) {
    if (waiting.add(apiId)) {
      later(apiId, ClusterBounds.RECONNECT_PAUSE.toMillis());
    }
  }

  void close() {
    thread.shutdownNow();
  }
}
