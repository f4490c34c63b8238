package dev.framegate.cluster;

import dev.framegate.gateway.internal.control.ResourceStore.UnavailableException;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs {@code $disconnect} for the connections of gateways that have ended. */
final class Inheritances implements Membership.Observer {
  private static final Logger LOG = LoggerFactory.getLogger(Inheritances.class);

  private static final CompletionStage<Void> NOTHING = CompletableFuture.completedFuture(null);

  private final Membership membership;
  private final ConnectionRecords records;
  private final RecordedConnections connections;

  /** The revisions of records that say that their connection has been ended. */
  private final Map<String, Long> finished = new ConcurrentHashMap<>();

  /** Connections whose record does not say so, as it could not be written. */
  private final Set<String> ran = ConcurrentHashMap.newKeySet();

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(DaemonThreads.named("framegate-cluster-inheritance"));

  Inheritances(Membership membership, ConnectionRecords records, RecordedConnections connections) {
    this.membership = membership;
    this.records = records;
    this.connections = connections;
  }

  @Override
  public void inherited(Membership.Inheritance other) {
    String id = membership.id();
    try {
      thread.execute(() -> end(other, id));
    } catch (RejectedExecutionException e) {
      LOG.debug("{} is left to others", other.node());
    }
  }

  private void end(Membership.Inheritance other, String id) {
    try {
      // Renamed, this gateway counts as ended, and a third one ends the connections of both.
      while (id.equals(membership.id()) && !thread.isShutdown()) {
        try {
          List<String> ids = records.of(other.node());
          if (endAll(ids)) {
            // From now on its records are not looked at, and may be erased in any order.
            membership.forget(other);
            finished.values().forEach(records::erase);
            finished.clear();
            ran.clear();
            return;
          }
          LOG.info("{} connections of {} have been ended here", ids.size(), other.node());
          TimeUnit.MILLISECONDS.sleep(ClusterBounds.SETTLE_CHECK.toMillis());
        } catch (IOException | JetStreamApiException | UnavailableException e) {
          LOG.debug("The connections of {} are ended later", other.node(), e);
          TimeUnit.MILLISECONDS.sleep(ClusterBounds.RECONNECT_PAUSE.toMillis());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether all of them had been ended before. */
  private boolean endAll(List<String> ids) throws InterruptedException {
    finished.clear();
    Semaphore window = new Semaphore(ClusterBounds.TAKEOVERS_IN_FLIGHT);
    for (String id : ids) {
      window.acquire();
      var unused =
          end(id)
              .whenComplete(
                  (done, failure) -> {
                    window.release();
                    if (failure != null) {
                      LOG.debug("{} is tried again, unless it has ended", id, failure);
                    }
                  });
    }
    boolean all =
        window.tryAcquire(
            ClusterBounds.TAKEOVERS_IN_FLIGHT,
            ClusterBounds.DISCONNECT_TIME.toSeconds(),
            TimeUnit.SECONDS);
    return all && finished.size() == ids.size();
  }

  private CompletableFuture<Void> end(String id) {
    return records
        .find(id)
        .thenCompose(
            found ->
                found.isEmpty()
                    ? CompletableFuture.<Void>completedFuture(null)
                    : end(id, found.get()).toCompletableFuture());
  }

  private CompletionStage<Void> end(String id, Bucket.Revision found) {
    if (ConnectionRecord.isFinished(found.value())) {
      finished.put(id, found.number());
      return NOTHING;
    }
    ConnectionRecord record;
    try {
      record = ConnectionRecord.read(found.value());
    } catch (UncheckedIOException e) {
      LOG.error("The record of {} is given up", id, e);
      records.erase(found.number());
      return NOTHING;
    }
    ConnectionRecord.Ending before = record.ending();
    ConnectionRecord.Ending end =
        before == null
            ? records.ending(RecordedConnections.LOST_CODE, RecordedConnections.LOST_REASON)
            : records.ending(before.code(), before.reason());
    return records
        .claim(record.ended(end), found.number())
        .thenCompose(
            claimed -> ran.add(id) ? connections.inherited(record.connection(), end) : NOTHING)
        .thenCompose(done -> records.finish(id));
  }

  void close() {
    thread.shutdownNow();
  }
}
