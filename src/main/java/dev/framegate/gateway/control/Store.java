package dev.framegate.gateway.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the control plane keeps its resources. Keys are ASCII and ordered as text. Reads may come
 * from any thread at any time; writes of one API never overlap. No one alters an object that was
 * put here.
 */
public interface Store {

  /** A key and what it holds. */
  record Entry(String key, ObjectNode value) {}

  Optional<ObjectNode> get(String key);

  void put(String key, ObjectNode value);

  void remove(String key);

  /**
   * Entries in the order of their keys.
   *
   * @param prefix what the keys begin with
   * @param after keys up to and including this one are left out; empty for none
   * @param most greatest number of entries
   */
  List<Entry> list(String prefix, String after, int most);

  /**
   * Runs one operation. When this returns, a store that persists has made all of its writes
   * durable; where the operation throws, such a store keeps none of them, and until then nobody
   * else sees any.
   *
   * @throws RuntimeException what the operation throws, or that its writes could not be made
   *     durable
   */
  default <T> T atomically(Supplier<T> operation) {
    return operation.get();
  }
}
