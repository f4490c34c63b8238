package dev.framegate.cluster;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.assembly.StopListener;
import dev.framegate.gateway.internal.control.ResourceStore;
import dev.framegate.gateway.internal.edge.HandshakePolicy;
import dev.framegate.gateway.internal.edge.OpeningListener;
import dev.framegate.gateway.internal.management.RemoteConnections;
import dev.framegate.gateway.internal.runtime.ConnectionHandler;
import dev.framegate.gateway.internal.throttle.RegionalThrottle;
import dev.framegate.gateway.internal.throttle.Throttle;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One gateway's place in a cluster of gateways that share their control plane, and reach each
 * other's connections, over NATS with JetStream. For one gateway, which leaves when it is closed.
 */
public final class Cluster implements AutoCloseable {
  private final NatsLink link;
  private final Membership membership;
  private final SharedStore store;
  private final ConnectionRecords records;
  private final Callbacks callbacks;
  private final OpenClients clients;
  private @Nullable RecordedConnections connections;
  private @Nullable Inheritances inheritances;

  private Cluster(ClusterAddress address, Duration lease) {
    link = new NatsLink(address);
    store = new SharedStore(link, address);
    membership = new Membership(link, address, lease);
    records = new ConnectionRecords(link, address);
    callbacks = new Callbacks(link, address, membership, records);
    clients = new OpenClients(membership);
    link.add(store);
    link.add(records);
    link.add(membership);
    link.add(callbacks);
    membership.observe(callbacks);
    membership.observe(
        new Membership.Observer() {
          @Override
          public void renamed(String former, String id) {
            clients.closeAllOf(former);
          }
        });
  }

  /**
   * Connects to NATS and reads what the other gateways have stored there.
   *
   * @param address {@code nats://host:port}, with a path for the cluster's name where several
   *     clusters use one server; {@code nats://user:password@host:port} to log in, and {@code tls}
   *     instead of {@code nats} for a server with TLS
   * @throws ClusterException if there is no server with JetStream, or the address is none
   */
  public static Cluster join(URI address) {
    return join(address, ClusterBounds.LEASE);
  }

  static Cluster join(URI address, Duration lease) {
    Cluster cluster = new Cluster(ClusterAddress.of(address), lease);
    try {
      cluster.link.open();
      cluster.membership.start();
      return cluster;
    } catch (RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  /** Makes the gateway one of the cluster. Its state is the cluster's, so it has no directory. */
  public Gateway.Builder extend(Gateway.Builder gateway) {
    return gateway
        .replace(ResourceStore.class, memory -> store)
        .replace(RemoteConnections.class, none -> callbacks)
        .replace(HandshakePolicy.class, policy -> new NodeHandshakePolicy(policy, link, membership))
        .replace(OpeningListener.class, this::openings)
        .replace(ConnectionHandler.class, this::recorded)
        .replace(Throttle.class, this::divided)
        .replace(StopListener.class, none -> new Departure());
  }

  /** What is wrong, for people, or nothing. */
  public Optional<String> problem() {
    return store.problem();
  }

  private OpeningListener openings(OpeningListener next) {
    return client -> {
      next.opened(client);
      clients.opened(client);
    };
  }

  private ConnectionHandler recorded(ConnectionHandler routes) {
    RecordedConnections recorded = new RecordedConnections(routes, records, membership, clients);
    Inheritances inherited = new Inheritances(membership, records, recorded);
    connections = recorded;
    inheritances = inherited;
    link.add(recorded);
    membership.observe(inherited);
    return recorded;
  }

  private Throttle divided(Throttle throttle) {
    if (throttle instanceof RegionalThrottle whole) {
      DividedThrottle share = new DividedThrottle(whole);
      membership.observe(share);
      return share;
    }
    return throttle;
  }

  /** Leaves the cluster: the clients first, then the gateway. */
  private final class Departure implements StopListener {
    private boolean finished;

    @Override
    public void stopping() {
      store.stopping();
      membership.leave();
      try {
        clients.closeAll(ClusterBounds.DRAIN_TIME, ClusterBounds.DRAIN_RATE);
        finished = awaitEnds();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private boolean awaitEnds() throws InterruptedException {
      RecordedConnections all = connections;
      long deadline = System.nanoTime() + ClusterBounds.DRAIN_TIME.toNanos();
      while (all != null && !(clients.isEmpty() && all.settled())) {
        if (System.nanoTime() > deadline) {
          return false;
        }
        TimeUnit.MILLISECONDS.sleep(ClusterBounds.SETTLE_CHECK.toMillis());
      }
      return true;
    }

    @Override
    public void stopped() {
      membership.end(finished && !records.hasFinished());
      close();
    }
  }

  /** For a cluster whose gateway was not started; otherwise, close the gateway. */
  @Override
  public void close() {
    if (inheritances != null) {
      inheritances.close();
    }
    store.close();
    records.close();
    membership.close();
    link.close();
  }
}
