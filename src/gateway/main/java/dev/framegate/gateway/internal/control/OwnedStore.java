package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.deploy.AccountRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The part of a store that belongs to one account and Region. */
final class OwnedStore implements ResourceStore {
  /** Precedes the keys of all owners but the one whose keys have no prefix. */
  private static final String MARK = "@";

  /** Greater than every character that begins the rest of a key. */
  private static final String AFTER_ALL = "~";

  private final ResourceStore store;
  private final String prefix;

  private OwnedStore(ResourceStore store, String prefix) {
    this.store = store;
    this.prefix = prefix;
  }

  /**
   * @param usual the owner whose keys have no prefix
   */
  static ResourceStore of(ResourceStore store, AccountRegion owner, AccountRegion usual) {
    return owner.equals(usual)
        ? store
        : new OwnedStore(store, MARK + owner.account() + "/" + owner.region() + "/");
  }

  /** An entry's key as its owner has it. */
  static String withoutOwner(String key) {
    return key.startsWith(MARK) ? key.substring(ownerOf(key).length()) : key;
  }

  /** What precedes an entry's key for its owner's sake; empty for the usual owner. */
  static String ownerOf(String key) {
    return key.startsWith(MARK) ? key.substring(0, key.indexOf('/', key.indexOf('/') + 1) + 1) : "";
  }

  /** The owners whose keys have a prefix, and that have resources. */
  static List<AccountRegion> owners(ResourceStore store) {
    List<AccountRegion> owners = new ArrayList<>();
    List<Entry> next = store.list(MARK, "", 1);
    while (!next.isEmpty()) {
      String[] parts = next.get(0).key().split("/", 3);
      owners.add(new AccountRegion(parts[0].substring(MARK.length()), parts[1]));
      next = store.list(MARK, parts[0] + "/" + parts[1] + "/" + AFTER_ALL, 1);
    }
    return owners;
  }

  @Override
  public Optional<ObjectNode> get(String key) {
    return store.get(prefix + key);
  }

  @Override
  public void put(String key, ObjectNode value) {
    store.put(prefix + key, value);
  }

  @Override
  public void remove(String key) {
    store.remove(prefix + key);
  }

  @Override
  public List<Entry> list(String from, String after, int most) {
    return store.list(prefix + from, after.isEmpty() ? "" : prefix + after, most).stream()
        .map(entry -> new Entry(entry.key().substring(prefix.length()), entry.value()))
        .toList();
  }

  @Override
  public <T> T atomically(Supplier<T> operation) {
    return store.atomically(operation);
  }

  @Override
  public void afterwards(Runnable effect) {
    store.afterwards(effect);
  }

  @Override
  public void synchronize() {
    store.synchronize();
  }

  @Override
  public void settled() {
    store.settled();
  }

  @Override
  public Optional<String> problem() {
    return store.problem();
  }
}
