package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ApiError;
import dev.framegate.gateway.internal.deploy.AccountRegion;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The store, seen as a tree of resources. */
final class ResourceTree {
  private final ResourceStore store;
  private final AccountRegion owner;
  private final Predicate<ResourceKey> taken;

  /**
   * @param taken whether another owner uses the id or name of a new resource
   */
  ResourceTree(ResourceStore store, AccountRegion owner, Predicate<ResourceKey> taken) {
    this.store = store;
    this.owner = owner;
    this.taken = taken;
  }

  ResourceStore store() {
    return store;
  }

  Optional<ObjectNode> find(ResourceKey key) {
    return store.get(key.text());
  }

  boolean exists(ResourceKey key) {
    return find(key).isPresent();
  }

  /** Whether a new resource cannot have this id or name. */
  boolean isTaken(ResourceKey key) {
    return exists(key) || taken.test(key);
  }

  /** The resource. Rejects with 404 if it, or a resource above it, does not exist. */
  ObjectNode require(ResourceKey key) {
    requireParents(key);
    return find(key).orElseThrow(() -> new ApiErrorException(missing(key)));
  }

  void requireParents(ResourceKey key) {
    List<ResourceKind> path = key.kind().path();
    for (int depth = 1; depth < path.size(); depth++) {
      ResourceKey parent = new ResourceKey(path.get(depth - 1), key.ids().subList(0, depth));
      if (!exists(parent)) {
        throw new ApiErrorException(missing(parent));
      }
    }
  }

  ApiError missing(ResourceKey key) {
    String message =
        key.kind() == ResourceKind.API
            ? "Invalid API identifier specified %s:%s".formatted(owner.account(), key.id())
            : "Invalid %s identifier specified: there is no %s %s in %s"
                .formatted(
                    key.kind().singular(),
                    key.kind().singular(),
                    key.id(),
                    key.ids().size() == 1 ? "this account" : String.join("/", parents(key)));
    return ApiError.notFound(key.kind().singular(), message);
  }

  private static List<String> parents(ResourceKey key) {
    return key.ids().subList(0, key.ids().size() - 1);
  }

  List<ObjectNode> children(ResourceKey parent, ResourceKind kind) {
    return all(parent.prefix(kind));
  }

  boolean hasRoots(ResourceKind kind) {
    return !store.list(kind.name() + "/", "", 1).isEmpty();
  }

  List<ObjectNode> roots(ResourceKind kind) {
    return all(kind.name() + "/");
  }

  private List<ObjectNode> all(String prefix) {
    return store.list(prefix, "", Integer.MAX_VALUE).stream()
        .map(ResourceStore.Entry::value)
        .toList();
  }

  /** Resources of the same kind below the same parent, the given one among them. */
  List<ObjectNode> siblings(ResourceKey key) {
    return all(collection(key));
  }

  static String collection(ResourceKey key) {
    ResourceKind kind = key.kind();
    ResourceKind parent = kind.parent();
    return parent == null ? kind.name() + "/" : new ResourceKey(parent, parents(key)).prefix(kind);
  }

  /** A generated key that is not in use. */
  ResourceKey unused(IdGenerator ids, Function<String, ResourceKey> keyOf, ResourceKind kind) {
    for (int tries = 0; tries < ServerBounds.ID_ATTEMPTS; tries++) {
      ResourceKey key = keyOf.apply(ids.next(kind.idLength()));
      if (!isTaken(key)) {
        return key;
      }
    }
    throw new ApiErrorException(
        ApiError.tooManyRequests(
            kind.plural(), "No unused id for a new %s was found".formatted(kind.singular())));
  }

  void put(ResourceKey key, ObjectNode value) {
    store.put(key.text(), value);
  }

  void removeWithDescendants(ResourceKey key) {
    for (ResourceKind below : key.kind().descendants()) {
      for (ResourceStore.Entry entry : store.list(key.prefix(below), "", Integer.MAX_VALUE)) {
        store.remove(entry.key());
      }
    }
    store.remove(key.text());
  }
}
