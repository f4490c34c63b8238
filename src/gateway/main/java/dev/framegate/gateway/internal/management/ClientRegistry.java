package dev.framegate.gateway.internal.management;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The clients of all stages, by connection id, from the start of {@code $connect} to their end. */
public final class ClientRegistry {
  private final Map<String, ConnectedClient> clients = new ConcurrentHashMap<>();

  public void add(ConnectedClient client) {
    clients.put(client.connection().id(), client);
  }

  /** False if it had been removed: only one of concurrent callers ends a connection. */
  public boolean remove(ConnectedClient client) {
    return clients.remove(client.connection().id(), client);
  }

  public Optional<ConnectedClient> find(String connectionId) {
    return Optional.ofNullable(clients.get(connectionId));
  }

  /** A live view. */
  public Collection<ConnectedClient> all() {
    return Collections.unmodifiableCollection(clients.values());
  }

  public int size() {
    return clients.size();
  }
}
