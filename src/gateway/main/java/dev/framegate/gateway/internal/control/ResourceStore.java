package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The store of the control plane's resources. Keys are ASCII and ordered as text. Reads are
 * thread-safe; writes of one API do not overlap. Stored objects must not be changed.
 */
public interface ResourceStore {

  /** Writes cannot be made durable at present. The message says why, for clients. */
  final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnavailableException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** A key and its value. */
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
   * Runs an operation. If it throws, a persistent store discards its writes; other threads see them
   * only after it has returned.
   */
  default <T> T atomically(Supplier<T> operation) {
    return operation.get();
  }

  /**
   * Runs an effect of the current operation once its writes are what others see; at once in a store
   * whose operations cannot fail afterwards.
   */
  default void afterwards(Runnable effect) {
    effect.run();
  }

  /**
   * Returns when all that other gateways had written by now can be read here. Called before every
   * operation, without holding a lock.
   *
   * @throws UnavailableException if that cannot be known at present
   */
  default void synchronize() {}

  /**
   * Registers what is told of the APIs that other gateways have changed, by their ids. Called once;
   * the listener can block.
   */
  default void onForeignChange(Consumer<String> listener) {}

  /**
   * Returns when all writes that were visible at the call are durable. Called before every answer,
   * also of reads, without holding a lock.
   *
   * @throws UnavailableException if it could not be made durable
   */
  default void settled() {}

  /** Why writes cannot be made durable at present, or nothing while they can. */
  default Optional<String> problem() {
    return Optional.empty();
  }
}
