package dev.framegate.cluster;

import dev.framegate.gateway.internal.edge.CloseStatus;
import dev.framegate.gateway.internal.edge.OpenConnection;
import dev.framegate.gateway.internal.edge.OpeningListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The clients of this gateway, to close them when it stops, or when others have given it up. */
final class OpenClients implements OpeningListener {
  private static final CloseStatus GOING_AWAY = new CloseStatus(1001, "Going away");
  private static final long TICK_MILLIS = 50;

  private final Membership membership;
  private final Map<String, OpenConnection> open = new ConcurrentHashMap<>();

  OpenClients(Membership membership) {
    this.membership = membership;
  }

  @Override
  public void opened(OpenConnection client) {
    String id = client.connection().id();
    open.put(id, client);
    if (!id.startsWith(membership.id()) || membership.isLeaving()) {
      client.close(GOING_AWAY);
    }
  }

  void closed(String connectionId) {
    open.remove(connectionId);
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  /** Closes the clients whose {@code $disconnect} other gateways run. */
  void closeAllOf(String node) {
    open.forEach(
        (id, client) -> {
          if (id.startsWith(node)) {
            client.close(GOING_AWAY);
          }
        });
  }

  /**
   * Closes all clients, evenly over the time, or faster where there are few.
   *
   * @param atLeast clients in a second
   */
  void closeAll(Duration time, int atLeast) throws InterruptedException {
    List<OpenConnection> clients = new ArrayList<>(open.values());
    long perSecond = Math.max(atLeast, clients.size() * 1000L / time.toMillis());
    int perTick = (int) Math.max(1, perSecond * TICK_MILLIS / 1000);
    for (int first = 0; first < clients.size(); first += perTick) {
      clients
          .subList(first, Math.min(clients.size(), first + perTick))
          .forEach(client -> client.close(GOING_AWAY));
      TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
    }
  }
}
