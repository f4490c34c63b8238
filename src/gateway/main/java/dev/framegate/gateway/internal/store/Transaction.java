package dev.framegate.gateway.internal.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.control.ResourceStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The writes of one operation, over what was there before. For one thread. */
public final class Transaction implements ResourceStore {
  private final ResourceStore base;

  /** An empty value means a removal. */
  private final TreeMap<String, Optional<ObjectNode>> writes = new TreeMap<>();

  public Transaction(ResourceStore base) {
    this.base = base;
  }

  public Map<String, Optional<ObjectNode>> writes() {
    return writes;
  }

  /** Makes the writes in the store below. */
  public void apply() {
    writes.forEach(
        (key, value) -> value.ifPresentOrElse(v -> base.put(key, v), () -> base.remove(key)));
  }

  @Override
  public Optional<ObjectNode> get(String key) {
    Optional<ObjectNode> written = writes.get(key);
    return written == null ? base.get(key) : written;
  }

  @Override
  public void put(String key, ObjectNode value) {
    writes.put(key, Optional.of(value));
  }

  @Override
  public void remove(String key) {
    writes.put(key, Optional.empty());
  }

  @Override
  public List<Entry> list(String prefix, String after, int most) {
    if (writes.isEmpty()) {
      return base.list(prefix, after, most);
    }
    TreeMap<String, ObjectNode> merged = new TreeMap<>();
    // As many more as could be removed here, so that a full list stays full.
    int enough = (int) Math.min(Integer.MAX_VALUE, (long) most + writes.size());
    base.list(prefix, after, enough).forEach(e -> merged.put(e.key(), e.value()));
    writes.forEach(
        (key, value) -> {
          if (key.startsWith(prefix) && key.compareTo(after) > 0) {
            value.ifPresentOrElse(v -> merged.put(key, v), () -> merged.remove(key));
          }
        });
    return merged.entrySet().stream()
        .limit(most)
        .map(e -> new Entry(e.getKey(), e.getValue()))
        .toList();
  }
}
