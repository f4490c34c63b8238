package dev.framegate.gateway.internal.management;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The clients of all stages, by connection id, from the first byte of $connect to their end. */
public final class ClientRegistry {
  private final Map<String, ConnectedClient> clients = new ConcurrentHashMap<>();

  public void add(ConnectedClient client) {
    clients.put(client.connection().id(), client);
  }

  /** False when it was not there any more: of two that end a connection, one is the first. */
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
