package dev.framegate.cluster;

import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.management.ConnectionCall;
import dev.framegate.gateway.internal.management.ManagementErrors;
import dev.framegate.gateway.internal.management.RemoteConnections;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.JetStreamStatusException;
import io.nats.client.Message;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the gateway that holds a connection, whose id the connection's begins with, and answers the
 * others. The callbacks of one gateway to another arrive in their order.
 */
final class Callbacks implements RemoteConnections, NatsLink.Participant, Membership.Observer {
  private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);
  private static final int TOO_MANY = 429;
  private static final ServerResponse SILENT =
      ManagementErrors.unavailable(
          "The gateway that holds the connection does not answer; try again.");

  private final NatsLink link;
  private final ClusterAddress address;
  private final Membership membership;
  private final ConnectionRecords records;
  private final Semaphore waiting = new Semaphore(ClusterBounds.CALLBACKS_IN_FLIGHT);
  private volatile @Nullable LocalConnections local;

  Callbacks(
      NatsLink link, ClusterAddress address, Membership membership, ConnectionRecords records) {
    this.link = link;
    this.address = address;
    this.membership = membership;
    this.records = records;
  }

  @Override
  public void attach(LocalConnections own) {
    local = own;
  }

  @Override
  public Optional<CompletionStage<ServerResponse>> perform(ConnectionCall call) {
    return NodeId.of(call.connectionId())
        .filter(node -> !node.equals(membership.id()))
        .map(node -> ask(node, call));
  }

  private CompletionStage<ServerResponse> ask(String node, ConnectionCall call) {
    Connection connection = link.connection().orElse(null);
    if (connection == null) {
      return answered(ManagementErrors.unavailable(link.problem().orElse("cut off")));
    }
    if (!waiting.tryAcquire()) {
      return answered(ManagementErrors.of(TOO_MANY));
    }
    return request(connection, node, call)
        .handle((answer, failure) -> failure == null ? read(answer) : refused(node, call, failure))
        .thenCompose(answer -> answer)
        .whenComplete((answer, failure) -> waiting.release());
  }

  private CompletableFuture<Message> request(
      Connection connection, String node, ConnectionCall call) {
    try {
      return connection.requestWithTimeout(
          address.callbacks(node), null, CallbackMessage.of(call), ClusterBounds.CALLBACK_TIME);
    } catch (IllegalStateException | IllegalArgumentException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static CompletionStage<ServerResponse> read(Message answer) {
    try {
      return answered(CallbackMessage.answer(answer.getData()));
    } catch (UncheckedIOException e) {
      LOG.error("{}", e.getMessage(), e);
      return answered(SILENT);
    }
  }

  private CompletionStage<ServerResponse> refused(
      String node, ConnectionCall call, Throwable failure) {
    if (!(Requests.cause(failure) instanceof JetStreamStatusException)) {
      LOG.debug("The gateway {} has not answered", node, failure);
    } else if (!membership.lives(node)) {
      return answered(ManagementErrors.gone());
    }
    // It may be cut off, with its clients, or have left a moment ago.
    return records
        .isOpen(call.connectionId())
        .handle((open, failed) -> failed == null && !open ? ManagementErrors.gone() : SILENT);
  }

  private static CompletionStage<ServerResponse> answered(ServerResponse answer) {
    return CompletableFuture.completedFuture(answer);
  }

  @Override
  public void connected(Connection connection) {
    listen(connection, membership.id());
  }

  @Override
  public void renamed(String former, String id) {
    link.connection().ifPresent(connection -> listen(connection, id));
  }

  private void listen(Connection connection, String node) {
    Dispatcher dispatcher = connection.createDispatcher(message -> serve(connection, message));
    dispatcher.setPendingLimits(
        ClusterBounds.CALLBACKS_WAITING, ClusterBounds.CALLBACK_BYTES_WAITING);
    dispatcher.subscribe(address.callbacks(node));
  }

  private void serve(Connection connection, Message message) {
    LocalConnections own = local;
    if (own == null) {
      return;
    }
    ConnectionCall call;
    try {
      call = CallbackMessage.call(message.getData());
    } catch (UncheckedIOException e) {
      LOG.error("{}", e.getMessage(), e);
      return;
    }
    own.perform(call)
        .whenComplete(
            (answer, failure) -> {
              if (failure == null) {
                reply(connection, message.getReplyTo(), CallbackMessage.of(answer));
              } else {
                LOG.error("A callback of another gateway failed", failure);
              }
            });
  }

  private static void reply(Connection connection, String to, byte[] answer) {
    try {
      connection.publish(to, answer);
    } catch (IllegalStateException e) {
      LOG.debug("The gateway that has called is not told", e);
    }
  }
}
