package dev.framegate.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ApiError;
import dev.framegate.gateway.internal.control.ApiErrorException;
import dev.framegate.gateway.internal.control.DocumentKey;
import dev.framegate.gateway.internal.control.ResourceStore;
import dev.framegate.gateway.internal.store.Transaction;
import io.nats.client.Connection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The control plane's resources in a bucket that all gateways share. Reads come from memory, which
 * follows the bucket. The writes of an operation are one message, which JetStream takes only if the
 * bucket is as the operation has seen it; otherwise the operation runs again.
 */
final class SharedStore implements ResourceStore, NatsLink.Participant {
  /** An operation that runs, with what is to be done once it is written. */
  private static final class Draft {
    final Transaction transaction;
    final List<Runnable> effects = new ArrayList<>();

    Draft(ResourceStore base) {
      transaction = new Transaction(base);
    }
  }

  private final NatsLink link;
  private final Bucket bucket;
  private final SharedDefinitions definitions;
  private final ThreadLocal<Draft> drafts = new ThreadLocal<>();
  private final ChangedApis changed = new ChangedApis();

  private volatile Optional<String> stopping = Optional.empty();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition advanced = lock.newCondition();

  /** The lock of what follows. */
  private final SharedDocuments documents = new SharedDocuments();

  private long applied;

  SharedStore(NatsLink link, ClusterAddress address) {
    this.link = link;
    this.bucket = address.bucket("control");
    this.definitions = new SharedDefinitions(link, address.bucket("definitions"));
  }

  @Override
  public void connected(Connection connection) throws Exception {
    bucket.create(connection, false);
    definitions.create(connection);
    long last = bucket.lastRevision(connection).get();
    if (last < known()) {
      throw new IOException(
          ("the server has lost what it stored: its bucket %s is at revision %d, and this gateway"
                  + " has seen %d. Restore the server's directory, or restart all gateways")
              .formatted(bucket.name(), last, known()));
    }
    BucketFeed.start(connection, bucket, new Reader(last));
  }

  private long known() {
    lock.lock();
    try {
      return applied;
    } finally {
      lock.unlock();
    }
  }

  /** Reads the whole bucket, then follows it. */
  private final class Reader implements BucketFeed.Follower {
    private final long last;
    private @Nullable Map<String, SharedDocuments.Update> first = new TreeMap<>();

    Reader(long last) {
      this.last = last;
    }

    @Override
    public void entry(String key, long revision, Optional<byte[]> value) {
      SharedDocuments.Update update = new SharedDocuments.Update(key, revision, value);
      if (first == null) {
        // What this gateway has written itself is known, and may have been written over since.
        if (revision > known()) {
          apply(List.of(update), revision);
        }
      } else {
        first.put(key, update);
      }
    }

    @Override
    public void complete() {
      Map<String, SharedDocuments.Update> all = first == null ? Map.of() : first;
      first = null;
      List<SharedDocuments.Update> updates = new ArrayList<>(all.values());
      lock.lock();
      try {
        for (String missing : documents.missing(all.keySet())) {
          updates.add(new SharedDocuments.Update(missing, last, Optional.empty()));
        }
        long newest = updates.stream().mapToLong(SharedDocuments.Update::revision).max().orElse(0);
        apply(updates, Math.max(last, newest));
      } finally {
        lock.unlock();
      }
    }
  }

  private void apply(List<SharedDocuments.Update> updates, long revision) {
    lock.lock();
    try {
      for (SharedDocuments.Update update : updates) {
        if (documents.take(update)) {
          SharedDocuments.apiOf(update.key()).ifPresent(changed::add);
        }
      }
      applied = Math.max(applied, revision);
      advanced.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<ObjectNode> get(String key) {
    Optional<ObjectNode> value = view().get(key);
    return DocumentKey.isDefinition(key) ? value.map(definitions::resolve) : value;
  }

  private ResourceStore view() {
    Draft draft = drafts.get();
    return draft == null ? documents.entries() : draft.transaction;
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

  private void write(Consumer<Transaction> change) {
    var unused =
        atomically(
            () -> {
              change.accept(drafts.get().transaction);
              return Boolean.TRUE;
            });
  }

  @Override
  public void afterwards(Runnable effect) {
    Draft draft = drafts.get();
    if (draft == null) {
      effect.run();
    } else {
      draft.effects.add(effect);
    }
  }

  @Override
  public <T> T atomically(Supplier<T> operation) {
    if (drafts.get() != null) {
      return operation.get();
    }
    lock.lock();
    try {
      for (int attempt = 0; attempt < ClusterBounds.OPERATION_ATTEMPTS; attempt++) {
        Draft draft = new Draft(documents.entries());
        T result = run(draft, operation);
        if (commit(draft.transaction.writes())) {
          draft.effects.forEach(Runnable::run);
          return result;
        }
      }
    } finally {
      lock.unlock();
    }
    throw new ApiErrorException(
        ApiError.conflict("Other gateways change the configuration at the same time; try again"));
  }

  private <T> T run(Draft draft, Supplier<T> operation) {
    drafts.set(draft);
    try {
      return operation.get();
    } finally {
      drafts.remove();
    }
  }

  /** False if another gateway was faster, after its write has been read. */
  private boolean commit(Map<String, Optional<ObjectNode>> writes) {
    if (writes.isEmpty()) {
      return true;
    }
    List<String> written =
        writes.keySet().stream().map(SharedDocuments::documentOf).distinct().toList();
    if (written.size() > 1) {
      throw new IllegalStateException("an operation writes one API or domain, not " + written);
    }
    String document = written.get(0);
    Connection connection = Requests.connection(link);
    Map<String, Optional<ObjectNode>> entries = definitions.store(connection, writes);
    Optional<byte[]> content = documents.changed(document, entries).map(CompressedJson::write);
    content.ifPresent(bytes -> MessageSize.require(connection, bytes, "The API's configuration"));
    List<ObjectNode> unused = removedDefinitions(writes);
    Bucket.Expectation unchanged = Bucket.Expectation.ofBucket(applied);
    try {
      long revision =
          Requests.answer(
              content.isPresent()
                  ? bucket.put(connection, document, content.get(), unchanged)
                  : bucket.delete(connection, document, unchanged));
      documents.write(document, revision, entries);
      applied = revision;
      advanced.signalAll();
      unused.forEach(definition -> definitions.erase(connection, definition));
      return true;
    } catch (Bucket.ConflictException e) {
      await(applied + 1);
      return false;
    } catch (UnavailableException e) {
      throw Requests.unavailable(
          "The cluster's NATS server has not answered, and may or may not have stored the change:"
              + " read it before you repeat it",
          e);
    }
  }

  private List<ObjectNode> removedDefinitions(Map<String, Optional<ObjectNode>> writes) {
    return writes.entrySet().stream()
        .filter(write -> DocumentKey.isDefinition(write.getKey()) && write.getValue().isEmpty())
        .flatMap(write -> documents.entries().get(write.getKey()).stream())
        .toList();
  }

  /** Waits, without the lock, until this revision or a later one was read. */
  private void await(long revision) {
    long left = ClusterBounds.REQUEST_TIME.toNanos();
    try {
      while (applied < revision) {
        if (left <= 0) {
          throw Requests.unavailable(
              "What other gateways wrote has not been read in time", new IOException("time-out"));
        }
        left = advanced.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Requests.unavailable("Interrupted", e);
    }
  }

  @Override
  public void synchronize() {
    long last = Requests.answer(bucket.lastRevision(Requests.connection(link)));
    lock.lock();
    try {
      await(last);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onForeignChange(Consumer<String> listener) {
    changed.start(listener);
  }

  @Override
  public Optional<String> problem() {
    return link.problem().or(() -> stopping);
  }

  /** Tells balancers to send nothing here. */
  void stopping() {
    stopping = Optional.of("This gateway is stopping");
  }

  void close() {
    changed.close();
  }
}
