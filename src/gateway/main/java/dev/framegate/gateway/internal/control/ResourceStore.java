package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the control plane keeps its resources. Keys are ASCII and ordered as text. Reads may come
 * from any thread at any time; writes of one API never overlap. No one alters an object that was
 * put here.
 */
public interface ResourceStore {

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
   * Runs one operation. Where it throws, a store that persists keeps none of its writes; nobody
   * else sees any before it has returned.
   */
  default <T> T atomically(Supplier<T> operation) {
    return operation.get();
  }

  /**
   * Returns when everything that was visible at the call is as durable as this store makes it.
   * Asked before each answer, reads among them, and outside of all locks.
   *
   * @throws RuntimeException if it could not be made durable
   */
  default void settled() {}
}
