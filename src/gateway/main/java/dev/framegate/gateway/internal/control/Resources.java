package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ApiError;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The store, seen as a tree of resources. */
final class Resources {
  private static final int TRIES = 100;

  private final Store store;
  private final String accountId;

  Resources(Store store, String accountId) {
    this.store = store;
    this.accountId = accountId;
  }

  Store store() {
    return store;
  }

  Optional<ObjectNode> find(Key key) {
    return store.get(key.text());
  }

  boolean exists(Key key) {
    return find(key).isPresent();
  }

  /** The resource; refuses with 404 where it, or one that it belongs to, does not exist. */
  ObjectNode require(Key key) {
    requireParents(key);
    return find(key).orElseThrow(() -> new Refusal(missing(key)));
  }

  void requireParents(Key key) {
    List<Kind> path = key.kind().path();
    for (int depth = 1; depth < path.size(); depth++) {
      Key parent = new Key(path.get(depth - 1), key.ids().subList(0, depth));
      if (!exists(parent)) {
        throw new Refusal(missing(parent));
      }
    }
  }

  ApiError missing(Key key) {
    String message =
        key.kind() == Kind.API
            ? "Invalid API identifier specified %s:%s".formatted(accountId, key.id())
            : "Invalid %s identifier specified: there is no %s %s in %s"
                .formatted(
                    key.kind().singular(),
                    key.kind().singular(),
                    key.id(),
                    key.ids().size() == 1 ? "this account" : String.join("/", parents(key)));
    return ApiError.notFound(key.kind().singular(), message);
  }

  private static List<String> parents(Key key) {
    return key.ids().subList(0, key.ids().size() - 1);
  }

  List<ObjectNode> children(Key parent, Kind kind) {
    return all(parent.prefix(kind));
  }

  List<ObjectNode> roots(Kind kind) {
    return all(kind.name() + "/");
  }

  private List<ObjectNode> all(String prefix) {
    return store.list(prefix, "", Integer.MAX_VALUE).stream().map(Store.Entry::value).toList();
  }

  /** Resources of the same kind below the same parent, the given one among them. */
  List<ObjectNode> siblings(Key key) {
    return all(collection(key));
  }

  static String collection(Key key) {
    Kind kind = key.kind();
    Kind parent = kind.parent();
    return parent == null ? kind.name() + "/" : new Key(parent, parents(key)).prefix(kind);
  }

  /** A generated key that nothing has. */
  Key unused(IdSource ids, Function<String, Key> keyOf, Kind kind) {
    for (int tries = 0; tries < TRIES; tries++) {
      Key key = keyOf.apply(ids.next(kind.idLength()));
      if (!exists(key)) {
        return key;
      }
    }
    throw new Refusal(
        ApiError.tooManyRequests(
            kind.plural(), "No unused id for a new %s was found".formatted(kind.singular())));
  }

  void put(Key key, ObjectNode value) {
    store.put(key.text(), value);
  }

  void removeWithDescendants(Key key) {
    for (Kind below : key.kind().descendants()) {
      for (Store.Entry entry : store.list(key.prefix(below), "", Integer.MAX_VALUE)) {
        store.remove(entry.key());
      }
    }
    store.remove(key.text());
  }
}
