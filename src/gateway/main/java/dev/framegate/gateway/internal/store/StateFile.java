package dev.framegate.gateway.internal.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.settings.StateException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/**
 * The file of a state directory: entries, the number of the last commit, the version of all this.
 */
final class StateFile implements AutoCloseable {
  /** The scheme of the disk itself. */
  static final String DISK = "file:";

  static final String NAME = "control-plane.mv";
  static final String FORMAT = "1";
  static final String ABOUT = "framegate";
  static final String FORMAT_KEY = "format";

  private static final String COMMIT_KEY = "commit";
  private static final String ENTRIES = "entries";
  private static final String LOCK = "acknowledged";

  /** Every commit is forced, so space may be used again soon; the rest is caution. */
  private static final int RETENTION_MILLIS = 2_000;

  private final Path path;
  private final String scheme;
  private final AcknowledgedCommit acknowledged;
  private MVStore store;
  private MVMap<String, byte[]> entries;
  private MVMap<String, String> about;
  private long commit;

  private StateFile(Path path, String scheme, MVStore store, AcknowledgedCommit acknowledged) {
    this.path = path;
    this.scheme = scheme;
    this.acknowledged = acknowledged;
    this.store = store;
    this.entries = entries(store);
    this.about = about(store);
    this.commit = commit(about);
  }

  /**
   * Takes the directory, creating what is not there. A file that is not sound is left as it is.
   * What is created, and the files that are there, only this user may read.
   *
   * @param scheme of MVStore's file system
   * @param entry given all that is in it
   * @throws StateException if the directory cannot be used
   */
  static StateFile open(Path directory, String scheme, BiConsumer<String, ObjectNode> entry) {
    AcknowledgedCommit acknowledged = null;
    try {
      OwnerOnly.createDirectories(directory);
      acknowledged = AcknowledgedCommit.lock(directory.resolve(LOCK));
      Path path = directory.resolve(NAME);
      if (Files.exists(path)) {
        // First for reading only: MVStore repairs in its own way whatever it opens for writing.
        StateFileInspection.of(path, scheme, acknowledged.read(), entry);
      } else if (acknowledged.read() > 0) {
        throw new StateException(
            "The state directory %s has lost its file %s: put it back, or name another directory with --state."
                .formatted(directory, NAME));
      } else {
        create(directory, scheme);
      }
      OwnerOnly.restrict(path);
      MVStore store = writable(path, scheme);
      StateFile file = new StateFile(path, scheme, store, acknowledged);
      acknowledged = null;
      return file;
    } catch (IOException | MVStoreException e) {
      throw new StateException(
          "The state directory %s cannot be used: %s. It must be a directory that this user may write to."
              .formatted(directory, e),
          e);
    } finally {
      closeQuietly(acknowledged);
    }
  }

  /** Under another name first, so that no crash leaves a file without its version. */
  private static void create(Path directory, String scheme) throws IOException {
    Path beginning = directory.resolve(NAME + ".new");
    Files.deleteIfExists(beginning);
    OwnerOnly.createFile(beginning);
    try (MVStore store = writable(beginning, scheme)) {
      about(store).put(FORMAT_KEY, FORMAT);
      entries(store).clear();
      store.commit();
      store.sync();
    }
    Files.move(beginning, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    forceDirectory(directory);
  }

  private static void forceDirectory(Path directory) {
    try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException unsupported) {
      // Not every system lets a directory be opened; there its names are durable without this.
    }
  }

  private static MVStore writable(Path path, String scheme) {
    MVStore store =
        new MVStore.Builder()
            .fileName(name(path, scheme))
            .autoCommitDisabled()
            .autoCommitBufferSize(0)
            .open();
    store.setVersionsToKeep(0);
    store.setRetentionTime(RETENTION_MILLIS);
    return store;
  }

  static String name(Path path, String scheme) {
    return scheme + path.toAbsolutePath();
  }

  static MVMap<String, byte[]> entries(MVStore store) {
    return store.openMap(
        ENTRIES,
        new MVMap.Builder<String, byte[]>()
            .keyType(StringDataType.INSTANCE)
            .valueType(ByteArrayDataType.INSTANCE));
  }

  static MVMap<String, String> about(MVStore store) {
    return store.openMap(
        ABOUT,
        new MVMap.Builder<String, String>()
            .keyType(StringDataType.INSTANCE)
            .valueType(StringDataType.INSTANCE));
  }

  static long commit(MVMap<String, String> about) {
    return Long.parseLong(about.getOrDefault(COMMIT_KEY, "0"));
  }

  /**
   * Makes the writes of whole operations durable, all or none. Called by one thread.
   *
   * @param operations sealed values by key; empty for a removal
   */
  void commit(Iterable<Map<String, Optional<byte[]>>> operations) throws IOException {
    for (Map<String, Optional<byte[]>> writes : operations) {
      writes.forEach(
          (key, value) ->
              value.ifPresentOrElse(v -> entries.put(key, v), () -> entries.remove(key)));
    }
    commit++;
    about.put(COMMIT_KEY, Long.toString(commit));
    store.commit();
    store.sync();
    acknowledged.write(commit);
  }

  /**
   * Opens the file again after a commit that failed, at the state before that commit or after it.
   *
   * @throws IOException if the file cannot be read
   * @throws StateException if it is damaged
   */
  void reopen() throws IOException {
    store.closeImmediately();
    StateFileInspection.of(path, scheme, acknowledged.read(), (key, value) -> {});
    store = writable(path, scheme);
    entries = entries(store);
    about = about(store);
    commit = commit(about);
  }

  @Override
  public void close() {
    try {
      store.close();
    } finally {
      closeQuietly(acknowledged);
    }
  }

  private static void closeQuietly(@Nullable AcknowledgedCommit acknowledged) {
    if (acknowledged != null) {
      try {
        acknowledged.close();
      } catch (IOException gone) {
        // The lock goes with the file.
      }
    }
  }
}
