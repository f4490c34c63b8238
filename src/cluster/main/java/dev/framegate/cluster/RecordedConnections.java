package dev.framegate.cluster;

import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.internal.runtime.ConnectionHandler;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.internal.runtime.Handshake;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records each connection before its handshake is answered, and runs its {@code $disconnect} if no
 * other gateway does.
 */
final class RecordedConnections implements ConnectionHandler, NatsLink.Participant {
  private static final Logger LOG = LoggerFactory.getLogger(RecordedConnections.class);
  private static final ConnectResult UNAVAILABLE =
      new ConnectResult(503, null, "{\"message\":\"Service Unavailable\"}");
  static final int LOST_CODE = 1006;
  static final String LOST_REASON = "Connection lost";

  private record Ended(ConnectionInfo connection, int code, String reason) {}

  private final ConnectionHandler routes;
  private final ConnectionRecords records;
  private final Membership membership;
  private final OpenClients clients;
  private final Semaphore writing = new Semaphore(ClusterBounds.RECORDS_IN_FLIGHT);
  private final AtomicInteger ending = new AtomicInteger();

  /** Ends that could not be claimed, as NATS did not answer: as many as it had connections. */
  private final Map<String, Ended> unclaimed = new ConcurrentHashMap<>();

  RecordedConnections(
      ConnectionHandler routes,
      ConnectionRecords records,
      Membership membership,
      OpenClients clients) {
    this.routes = routes;
    this.records = records;
    this.membership = membership;
    this.clients = clients;
  }

  @Override
  public CompletionStage<ConnectResult> connect(ConnectionInfo connection, Handshake handshake) {
    if (!writing.tryAcquire()) {
      return CompletableFuture.completedFuture(UNAVAILABLE);
    }
    return routes
        .connect(connection, handshake)
        .thenCompose(
            result ->
                result.accepted()
                    ? recorded(connection, result)
                    : CompletableFuture.completedFuture(result))
        .whenComplete((result, failure) -> writing.release());
  }

  private CompletionStage<ConnectResult> recorded(ConnectionInfo connection, ConnectResult result) {
    ConnectionInfo admitted =
        connection.withAuthorizer(result.authorizer()).withIdentity(result.identity());
    return records
        .add(admitted)
        .handle(
            (done, failure) -> {
              if (failure == null) {
                return result;
              }
              LOG.warn(
                  "The connection {} is refused, as it cannot be recorded: {}",
                  connection.id(),
                  Requests.cause(failure).getMessage());
              var unused = disconnect(admitted, LOST_CODE, LOST_REASON);
              return UNAVAILABLE;
            });
  }

  @Override
  public CompletionStage<Optional<String>> message(ConnectionInfo connection, String text) {
    return routes.message(connection, text);
  }

  @Override
  public @Nullable CompletionStage<Optional<String>> quickMessage(
      ConnectionInfo connection, String text) {
    return routes.quickMessage(connection, text);
  }

  @Override
  public CompletionStage<Void> disconnect(ConnectionInfo connection, int code, String reason) {
    clients.closed(connection.id());
    ending.incrementAndGet();
    boolean othersMayHave = !connection.id().startsWith(membership.id());
    return records
        .claim(connection, records.ending(code, reason), othersMayHave)
        .handle(
            (own, failure) -> {
              if (failure != null) {
                unclaimed.put(connection.id(), new Ended(connection, code, reason));
                LOG.debug("The end of {} is claimed later", connection.id(), failure);
                return CompletableFuture.<Void>completedFuture(null);
              }
              if (!own) {
                records.forget(connection.id());
                return CompletableFuture.<Void>completedFuture(null);
              }
              return routes
                  .disconnect(connection, code, reason)
                  .handle((done, failed) -> records.finish(connection.id()))
                  .thenCompose(step -> step);
            })
        .thenCompose(step -> step)
        .whenComplete((done, failure) -> ending.decrementAndGet());
  }

  /** Runs {@code $disconnect} of another gateway's connection, which was claimed. */
  CompletionStage<Void> inherited(ConnectionInfo connection, ConnectionRecord.Ending end) {
    return routes.disconnect(connection, end.code(), end.reason());
  }

  @Override
  public void connected(io.nats.client.Connection connection) {}

  @Override
  public void ready() {
    for (String id : List.copyOf(unclaimed.keySet())) {
      Ended ended = unclaimed.remove(id);
      if (ended != null) {
        var unused = disconnect(ended.connection(), ended.code(), ended.reason());
      }
    }
  }

  /** Whether each connection that has ended here is done with, as far as this gateway can. */
  boolean settled() {
    return ending.get() == 0 && unclaimed.isEmpty() && records.settled();
  }
}
