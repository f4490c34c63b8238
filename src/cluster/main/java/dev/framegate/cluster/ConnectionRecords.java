package dev.framegate.cluster;

import dev.framegate.cluster.Bucket.ConflictException;
import dev.framegate.cluster.Bucket.Expectation;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of open connections. To end a connection, a gateway first writes into its record that
 * it does so; only one can.
 */
final class ConnectionRecords implements NatsLink.Participant {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionRecords.class);

  private record Ended(String id, long revision) {}

  private record Finished(long revision, long nanos) {}

  private final NatsLink link;
  private final Bucket bucket;
  private final String token = UUID.randomUUID().toString();

  /** Of the connections that this gateway holds or ends. */
  private final Map<String, Long> revisions = new ConcurrentHashMap<>();

  /** Ended connections whose record does not say so, as this gateway was cut off. */
  private final Set<Ended> unfinished = ConcurrentHashMap.newKeySet();

  /** Records to be erased, the oldest first. */
  private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();

  private final ScheduledExecutorService eraser =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("framegate-cluster-records"));

  ConnectionRecords(NatsLink link, ClusterAddress address) {
    this.link = link;
    this.bucket = address.bucket("connections");
    var unused = eraser.scheduleWithFixedDelay(this::eraseOld, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void connected(Connection connection) throws IOException, JetStreamApiException {
    bucket.create(connection, true);
  }

  /** Completes when the record is stored. */
  CompletableFuture<Void> add(ConnectionInfo connection) {
    return with(
        nats ->
            bucket
                .put(
                    nats,
                    ConnectionRecord.key(connection.id()),
                    new ConnectionRecord(connection, null).bytes())
                .thenAccept(revision -> revisions.put(connection.id(), revision)));
  }

  /**
   * Claims the end of a connection that this gateway held.
   *
   * @return whether {@code $disconnect} is to be run here
   */
  CompletableFuture<Boolean> claim(
      ConnectionInfo connection, ConnectionRecord.Ending ending, boolean othersMayHave) {
    Long known = revisions.get(connection.id());
    if (known == null) {
      return claimUnknown(connection.id(), ending, !othersMayHave);
    }
    return write(new ConnectionRecord(connection, ending), known)
        .thenApply(done -> true)
        .exceptionallyCompose(
            failure ->
                Requests.cause(failure) instanceof ConflictException
                    ? claimUnknown(connection.id(), ending, false)
                    : CompletableFuture.failedFuture(failure));
  }

  /** The answer to an earlier write was lost, or another gateway has written. */
  private CompletableFuture<Boolean> claimUnknown(
      String id, ConnectionRecord.Ending ending, boolean ifAbsent) {
    return find(id)
        .thenCompose(
            found -> {
              if (found.isEmpty()) {
                return CompletableFuture.completedFuture(ifAbsent);
              }
              if (ConnectionRecord.isFinished(found.get().value())) {
                return CompletableFuture.completedFuture(false);
              }
              ConnectionRecord record = ConnectionRecord.read(found.get().value());
              ConnectionRecord.Ending end = record.ending();
              if (end == null) {
                return write(record.ended(ending), found.get().number()).thenApply(done -> true);
              }
              revisions.put(id, found.get().number());
              return CompletableFuture.completedFuture(end.token().equals(token));
            });
  }

  /** Claims the end of a connection of another gateway; fails with a conflict if it has changed. */
  CompletableFuture<Void> claim(ConnectionRecord record, long revision) {
    return write(record, revision);
  }

  private CompletableFuture<Void> write(ConnectionRecord record, long revision) {
    String id = record.connection().id();
    return with(
        nats ->
            bucket
                .put(nats, ConnectionRecord.key(id), record.bytes(), Expectation.ofKey(revision))
                .thenAccept(written -> revisions.put(id, written)));
  }

  CompletableFuture<Optional<Bucket.Revision>> find(String connectionId) {
    return with(nats -> bucket.get(nats, ConnectionRecord.key(connectionId)));
  }

  /** Whether a connection is recorded, and no gateway has recorded that it ended. */
  CompletableFuture<Boolean> isOpen(String connectionId) {
    return find(connectionId)
        .thenApply(
            found ->
                found
                    .map(Bucket.Revision::value)
                    .filter(value -> !ConnectionRecord.isFinished(value))
                    .map(ConnectionRecord::read)
                    .filter(record -> record.ending() == null)
                    .isPresent());
  }

  /**
   * Writes that {@code $disconnect} has run. The record is erased later: a server that is killed
   * soon after an erasure may bring back what it has erased, and that must not look open.
   */
  CompletableFuture<Void> finish(String connectionId) {
    Long revision = revisions.remove(connectionId);
    return revision == null
        ? CompletableFuture.completedFuture(null)
        : finish(new Ended(connectionId, revision));
  }

  private CompletableFuture<Void> finish(Ended ended) {
    return with(nats ->
            bucket.put(
                nats,
                ConnectionRecord.key(ended.id()),
                ConnectionRecord.finished(),
                Expectation.ofKey(ended.revision())))
        .handle(
            (written, failure) -> {
              if (failure == null) {
                unfinished.remove(ended);
                finished.add(new Finished(written, System.nanoTime()));
              } else if (Requests.cause(failure) instanceof ConflictException) {
                // The answer to an earlier attempt was lost.
                unfinished.remove(ended);
              } else {
                unfinished.add(ended);
                LOG.debug("The record of {} is finished later", ended.id(), failure);
              }
              return null;
            });
  }

  @Override
  public void ready() {
    unfinished.forEach(
        ended -> {
          var unused = finish(ended);
        });
  }

  private void eraseOld() {
    for (Finished next = finished.peek();
        next != null && System.nanoTime() - next.nanos() > ClusterBounds.ERASE_AFTER.toNanos();
        next = finished.peek()) {
      erase(next.revision());
      finished.poll();
    }
  }

  /** Removes a record; where that fails, a few bytes are left in the bucket. */
  void erase(long revision) {
    var unused =
        with(nats -> bucket.erase(nats, revision))
            .whenComplete(
                (erased, failure) -> {
                  if (failure != null) {
                    LOG.debug("The record {} is left", revision, failure);
                  }
                });
  }

  /** Whether records of ended connections are left to be erased. */
  boolean hasFinished() {
    return !finished.isEmpty();
  }

  /** Whether each record of an ended connection says so. */
  boolean settled() {
    return unfinished.isEmpty();
  }

  void close() {
    eraser.shutdownNow();
  }

  /** Forgets a connection that another gateway ends. */
  void forget(String connectionId) {
    revisions.remove(connectionId);
  }

  ConnectionRecord.Ending ending(int code, String reason) {
    return new ConnectionRecord.Ending(code, reason, token);
  }

  /** The ids of the connections of a gateway. Blocks. */
  List<String> of(String node) throws IOException, JetStreamApiException, InterruptedException {
    return Requests.connection(link).keyValue(bucket.name()).keys(node + ".>").stream()
        .map(key -> node + key.substring(node.length() + 1))
        .toList();
  }

  private <T> CompletableFuture<T> with(Function<Connection, CompletableFuture<T>> request) {
    try {
      return request.apply(Requests.connection(link));
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
