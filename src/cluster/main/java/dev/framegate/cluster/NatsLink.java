package dev.framegate.cluster;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to NATS. One that is lost is replaced by a new one, never resumed: what was sent
 * and not answered has failed, and nothing is sent later.
 */
final class NatsLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NatsLink.class);

  /** Is told of connections, by one thread. */
  interface Participant {
    /** Prepares a new connection, before others use it. */
    void connected(Connection connection) throws Exception;

    /**
     * A connection is in use: told of each new one, and each second while there is one, to try
     * again what failed. An answer may be overdue without a connection that is lost. Must not block
     * for long.
     */
    default void ready() {}

    /** The connection is no more. */
    default void lost() {}
  }

  private final ClusterAddress address;
  private final List<Participant> participants = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService connector =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("framegate-cluster-link"));
  private final ExecutorService readers =
      Executors.newCachedThreadPool(DaemonThreads.named("framegate-nats"));
  private volatile @Nullable Connection current;
  private volatile boolean closed;
  private volatile String failure = "not connected yet";

  NatsLink(ClusterAddress address) {
    this.address = address;
  }

  void add(Participant participant) {
    participants.add(participant);
  }

  /**
   * Connects for the first time.
   *
   * @throws ClusterException if that is not possible
   */
  void open() {
    for (int attempt = 1; ; attempt++) {
      try {
        connector.submit(this::connect).get();
        execute(this::tryAgain, ClusterBounds.TRY_AGAIN.toMillis());
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ClusterException("interrupted while joining the cluster at " + address, e);
      } catch (ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        // A server that has just come back may not deliver what it has promised to.
        if (!(cause instanceof CatchUpException) || attempt == ClusterBounds.JOIN_ATTEMPTS) {
          throw failure(cause);
        }
        LOG.warn("{}; trying again", reason(cause));
      }
    }
  }

  private ClusterException failure(Throwable cause) {
    return cause instanceof ClusterException known
        ? known
        : new ClusterException(
            "expected a NATS server with JetStream at %s: %s".formatted(address, reason(cause)),
            cause);
  }

  /** The connection, unless this gateway is cut off from NATS. */
  Optional<Connection> connection() {
    return Optional.ofNullable(current);
  }

  /** What is wrong, for people, or nothing. */
  Optional<String> problem() {
    return current == null
        ? Optional.of(
            "This gateway is cut off from its cluster's NATS server at %s: %s"
                .formatted(address, failure))
        : Optional.empty();
  }

  private @Nullable Void connect() throws Exception {
    if (closed) {
      return null;
    }
    Connection connection = Nats.connect(options());
    try {
      for (Participant participant : participants) {
        participant.connected(connection);
      }
    } catch (Exception | Error e) {
      connection.close();
      throw e;
    }
    synchronized (this) {
      if (connection.getStatus() != Connection.Status.CONNECTED) {
        throw new IOException("the connection was lost at once");
      }
      current = connection;
    }
    participants.forEach(Participant::ready);
    LOG.info("Connected to NATS at {}", address);
    return null;
  }

  private void tryAgain() {
    try {
      if (current != null) {
        participants.forEach(Participant::ready);
      }
    } finally {
      execute(this::tryAgain, ClusterBounds.TRY_AGAIN.toMillis());
    }
  }

  private Options options() {
    return Options.builder()
        .server(address.server().toString())
        .connectionName("framegate")
        .connectionTimeout(ClusterBounds.CONNECT_TIME)
        .maxReconnects(0)
        .pingInterval(ClusterBounds.PING)
        .maxPingsOut(ClusterBounds.PINGS_UNANSWERED)
        .requestCleanupInterval(ClusterBounds.OVERDUE_CHECK)
        // What is in flight is limited by those who send; a full queue would block event loops.
        .maxMessagesInOutgoingQueue(0)
        .reportNoResponders()
        .executor(readers)
        .errorListener(new ErrorListener() {})
        .connectionListener(
            (connection, event) -> {
              if (event == ConnectionListener.Events.CLOSED) {
                lost(connection);
              }
            })
        .build();
  }

  private void lost(Connection connection) {
    synchronized (this) {
      if (current != connection) {
        return;
      }
      failure = "the connection is lost";
      current = null;
    }
    if (!closed) {
      LOG.warn("The connection to NATS at {} is lost", address);
    }
    execute(
        () -> {
          participants.forEach(Participant::lost);
          reconnect();
        },
        0);
  }

  private void reconnect() {
    try {
      connect();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      String reason = reason(e);
      if (!reason.equals(failure)) {
        LOG.warn("NATS at {} cannot be used: {}", address, reason);
      }
      failure = reason;
      execute(this::reconnect, ClusterBounds.RECONNECT_PAUSE.toMillis());
    }
  }

  private void execute(Runnable step, long millis) {
    try {
      var unused = connector.schedule(step, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("the link to {} is closed", address);
    }
  }

  private static String reason(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  @Override
  public void close() {
    closed = true;
    connector.shutdownNow();
    Connection last = current;
    if (last != null) {
      try {
        drain(last);
        last.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    readers.shutdownNow();
  }

  /** Ends the subscriptions first: NATS would still hand messages to a connection it sees open. */
  private void drain(Connection connection) throws InterruptedException {
    try {
      var unused = connection.drain(ClusterBounds.CLOSE_TIME).get();
    } catch (TimeoutException | ExecutionException | IllegalStateException e) {
      LOG.debug("The subscriptions at {} end with the connection", address, e);
    }
  }
}
