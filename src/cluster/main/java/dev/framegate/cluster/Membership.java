package dev.framegate.cluster;

import io.nats.client.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateways of the cluster. Each renews its own entry; one that has not done so for a lease is
 * declared ended by another, with an entry that only one of them can write. Times are taken from
 * what a gateway itself has seen, so clocks need not agree.
 */
final class Membership implements NatsLink.Participant {
  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

  /** Is told of changes, by a thread that may not block for long. */
  interface Observer {
    /** This gateway has another id: for the others, the one with the former id has ended. */
    default void renamed(String former, String id) {}

    /** The number of living gateways. */
    default void counted(int gateways) {}

    /** This gateway alone has to end the connections of another one. */
    default void inherited(Inheritance other) {}
  }

  /** The entry of an ended gateway, which this one has written. */
  record Inheritance(String node, long revision) {}

  private record Seen(NodeEntry entry, long revision, long nanos) {}

  private final Duration lease;
  private final NatsLink link;
  private final Bucket bucket;
  private final List<Observer> observers = new CopyOnWriteArrayList<>();
  private final Map<String, Seen> others = new ConcurrentHashMap<>();
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("framegate-cluster-lease"));
  private final String token = UUID.randomUUID().toString();

  private volatile String id = "";
  private volatile long connectedAt;

  /** Accessed by the thread of beats, and before it has started. */
  private long revision;

  private volatile boolean leaving;

  Membership(NatsLink link, ClusterAddress address, Duration lease) {
    this.lease = lease;
    this.link = link;
    this.bucket = address.bucket("nodes");
  }

  void observe(Observer observer) {
    observers.add(observer);
  }

  /** The id of this gateway; another one after the others have declared it ended. */
  String id() {
    return id;
  }

  /** Whether another gateway lives, as far as is known. */
  boolean lives(String node) {
    Seen seen = others.get(node);
    return seen != null && seen.entry().state() == NodeEntry.State.ALIVE;
  }

  boolean isLeaving() {
    return leaving;
  }

  /** Takes no new connections from now on. */
  void leave() {
    leaving = true;
  }

  void start() {
    var unused =
        beats.scheduleWithFixedDelay(
            this::beat,
            ClusterBounds.BEAT.toMillis(),
            ClusterBounds.BEAT.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void connected(Connection connection) throws Exception {
    bucket.create(connection, false);
    Map<String, Seen> present = new HashMap<>();
    BucketFeed.start(
        connection,
        bucket,
        new BucketFeed.Follower() {
          private boolean complete;

          @Override
          public void entry(String node, long number, Optional<byte[]> value) {
            Map<String, Seen> into = complete ? others : present;
            if (value.isEmpty()) {
              into.remove(node);
            } else {
              into.put(node, new Seen(NodeEntry.read(value.get()), number, System.nanoTime()));
            }
            if (complete) {
              count();
            }
          }

          @Override
          public void complete() {
            others.clear();
            others.putAll(present);
            complete = true;
          }
        });
    connectedAt = System.nanoTime();
    beats.submit(() -> renew(connection)).get();
    count();
  }

  private void count() {
    long living =
        others.entrySet().stream()
            .filter(other -> other.getValue().entry().state() == NodeEntry.State.ALIVE)
            .filter(other -> !other.getKey().equals(id))
            .count();
    observers.forEach(observer -> observer.counted((int) living + 1));
  }

  private void beat() {
    try {
      link.connection()
          .ifPresent(
              connection -> {
                if (!id.isEmpty()) {
                  renew(connection);
                }
                lookAtOthers(connection);
              });
    } catch (RuntimeException e) {
      LOG.debug("The lease is renewed later: {}", Requests.cause(e).getMessage());
    }
  }

  private void renew(Connection connection) {
    if (id.isEmpty()) {
      name(connection);
      return;
    }
    try {
      revision = put(connection, id, NodeEntry.alive(token), revision);
    } catch (Bucket.ConflictException e) {
      Optional<Bucket.Revision> entry = Requests.answer(bucket.get(connection, id));
      boolean own =
          entry.isPresent() && NodeEntry.read(entry.get().value()).equals(NodeEntry.alive(token));
      if (own) {
        // The answer to an earlier renewal was lost.
        revision = entry.get().number();
      } else {
        String former = id;
        LOG.warn("The other gateways have declared this one, {}, ended: it was cut off", former);
        name(connection);
        observers.forEach(observer -> observer.renamed(former, id));
      }
    }
  }

  private void name(Connection connection) {
    while (true) {
      String candidate = NodeId.random();
      try {
        revision = put(connection, candidate, NodeEntry.alive(token), 0);
        id = candidate;
        LOG.info("This gateway is {} in the cluster", id);
        return;
      } catch (Bucket.ConflictException e) {
        LOG.debug("{} is in use", candidate);
      }
    }
  }

  private long put(Connection connection, String node, NodeEntry entry, long expected) {
    return Requests.answer(
        bucket.put(connection, node, entry.bytes(), Bucket.Expectation.ofKey(expected)));
  }

  private void lookAtOthers(Connection connection) {
    if (leaving) {
      return;
    }
    others.forEach(
        (node, seen) -> {
          if (!node.equals(id) && hasEnded(seen)) {
            inherit(connection, node, seen);
          }
        });
  }

  private boolean hasEnded(Seen seen) {
    // What was cut off itself cannot tell whether others were silent.
    long silent = System.nanoTime() - Math.max(seen.nanos(), connectedAt);
    boolean lapsed = silent > lease.toNanos();
    return switch (seen.entry().state()) {
      case ALIVE -> lapsed;
      case LEFT -> true;
      case ENDED -> lapsed && !lives(seen.entry().by()) && !seen.entry().by().equals(id);
    };
  }

  private void inherit(Connection connection, String node, Seen seen) {
    try {
      NodeEntry ended = NodeEntry.endedBy(id, token);
      long written = put(connection, node, ended, seen.revision());
      others.put(node, new Seen(ended, written, System.nanoTime()));
      LOG.warn("The gateway {} has ended; its connections are ended here", node);
      observers.forEach(observer -> observer.inherited(new Inheritance(node, written)));
    } catch (Bucket.ConflictException e) {
      LOG.debug("{} lives, or is another gateway's", node);
    }
  }

  /** Removes the entry of a gateway that has no connections left. */
  void forget(Inheritance other) {
    link.connection()
        .ifPresent(
            connection -> {
              var unused =
                  bucket.delete(
                      connection, other.node(), Bucket.Expectation.ofKey(other.revision()));
            });
  }

  /**
   * Ends the lease.
   *
   * @param finished whether no record of a connection is left to others
   */
  void end(boolean finished) {
    leaving = true;
    beats.shutdown();
    try {
      boolean unused = beats.awaitTermination(1, TimeUnit.SECONDS);
      link.connection()
          .ifPresent(
              connection ->
                  Requests.answer(
                      finished
                          ? bucket.delete(connection, id, Bucket.Expectation.ofKey(revision))
                          : bucket.put(
                              connection,
                              id,
                              NodeEntry.left(token).bytes(),
                              Bucket.Expectation.ofKey(revision))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.debug("The others will notice by the lease that this gateway has left", e);
    }
    close();
  }

  void close() {
    beats.shutdownNow();
  }
}
