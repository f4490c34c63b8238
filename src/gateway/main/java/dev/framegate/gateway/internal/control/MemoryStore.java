package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps resources for as long as the process lives. */
public final class MemoryStore implements ResourceStore {
  private final ConcurrentNavigableMap<String, ObjectNode> entries = new ConcurrentSkipListMap<>();

  @Override
  public Optional<ObjectNode> get(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  @Override
  public void put(String key, ObjectNode value) {
    entries.put(key, value);
  }

  @Override
  public void remove(String key) {
    entries.remove(key);
  }

  @Override
  public List<Entry> list(String prefix, String after, int most) {
    List<Entry> found = new ArrayList<>();
    boolean further = after.compareTo(prefix) > 0;
    Map<String, ObjectNode> tail =
        further ? entries.tailMap(after, false) : entries.tailMap(prefix, true);
    for (Map.Entry<String, ObjectNode> entry : tail.entrySet()) {
      if (found.size() == most || !entry.getKey().startsWith(prefix)) {
        break;
      }
      found.add(new Entry(entry.getKey(), entry.getValue()));
    }
    return found;
  }
}
