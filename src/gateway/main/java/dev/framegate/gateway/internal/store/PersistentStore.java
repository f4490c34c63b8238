package dev.framegate.gateway.internal.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.control.MemoryStore;
import dev.framegate.gateway.internal.control.ResourceStore;
import dev.framegate.gateway.internal.library.OptionalLibrary;
import dev.framegate.gateway.settings.StateException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A store that survives restarts and crashes, in a directory that one gateway uses at a time. Reads
 * come from memory, where the writes of an operation appear when it is over; {@link #settled} tells
 * when they are durable, so that operations need not wait for each other's disk.
 */
public final class PersistentStore implements ResourceStore, AutoCloseable {
  private final MemoryStore memory;
  private final GroupCommit journal;
  private final ThreadLocal<Transaction> drafts = new ThreadLocal<>();

  private PersistentStore(MemoryStore memory, GroupCommit journal) {
    this.memory = memory;
    this.journal = journal;
  }

  /**
   * @param directory created where there is none
   * @throws StateException if it is in use, or what it holds is damaged or of another version; its
   *     files are left as they are
   * @throws dev.framegate.gateway.internal.library.MissingLibraryException without H2's MVStore
   */
  public static PersistentStore open(Path directory) {
    OptionalLibrary.MVSTORE.require();
    return open(directory, StateFile.DISK);
  }

  /**
   * As {@link #open(Path)}, through one of MVStore's file systems.
   *
   * @param scheme such as {@code file:}
   */
  static PersistentStore open(Path directory, String scheme) {
    MemoryStore held = new MemoryStore();
    return new PersistentStore(held, new GroupCommit(StateFile.open(directory, scheme, held::put)));
  }

  /** The draft of the operation that this thread runs, or what all see. */
  private ResourceStore view() {
    Transaction draft = drafts.get();
    return draft == null ? memory : draft;
  }

  @Override
  public Optional<ObjectNode> get(String key) {
    return view().get(key);
  }

  @Override
  public List<Entry> list(String prefix, String after, int most) {
    return view().list(prefix, after, most);
  }

  @Override
  public void put(String key, ObjectNode value) {
    write(draft -> draft.put(key, value));
  }

  @Override
  public void remove(String key) {
    write(draft -> draft.remove(key));
  }

  /** A write outside of any operation is one by itself. */
  private void write(Consumer<Transaction> change) {
    Transaction draft = drafts.get();
    if (draft == null) {
      Transaction alone = new Transaction(memory);
      change.accept(alone);
      keep(alone);
    } else {
      change.accept(draft);
    }
  }

  @Override
  public <T> T atomically(Supplier<T> operation) {
    if (drafts.get() != null) {
      return operation.get();
    }
    Transaction draft = new Transaction(memory);
    drafts.set(draft);
    T result;
    try {
      result = operation.get();
    } finally {
      drafts.remove();
    }
    keep(draft);
    return result;
  }

  private void keep(Transaction draft) {
    if (draft.writes().isEmpty()) {
      return;
    }
    Map<String, Optional<byte[]>> sealed = new TreeMap<>();
    draft
        .writes()
        .forEach((key, value) -> sealed.put(key, value.map(v -> ChecksummedValue.seal(key, v))));
    // In this order, so that a reader that sees the writes also waits for them.
    journal.add(sealed);
    draft.apply();
  }

  @Override
  public void settled() {
    journal.await();
  }

  @Override
  public Optional<String> problem() {
    return journal.problem();
  }

  /** Completes the current write and releases the directory. */
  @Override
  public void close() {
    journal.close();
  }
}
