package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ApiError;

/** Deletes parts of resources, each by an operation of its own. */
final class SubresourceDeleter {
  private final ResourceOperations engine;

  SubresourceDeleter(ResourceOperations engine) {
    this.engine = engine;
  }

  void deleteRouteSettings(ObjectNode members) {
    deleteEntry(
        ResourceKey.of(ResourceKind.STAGE, members),
        "routeSettings",
        members.path("routeKey").asText());
  }

  void deleteRequestParameter(ObjectNode members) {
    deleteEntry(
        ResourceKey.of(ResourceKind.ROUTE, members),
        "requestParameters",
        members.path("requestParameterKey").asText());
  }

  private void deleteEntry(ResourceKey key, String table, String entry) {
    engine.edit(
        key,
        resource -> {
          if (!(resource.path(table) instanceof ObjectNode entries) || !entries.has(entry)) {
            throw new ApiErrorException(
                ApiError.notFound(
                    key.kind().singular(),
                    "There is no %s in %s of %s".formatted(entry, table, key.id())));
          }
          entries.remove(entry);
          return resource;
        });
  }

  void deleteAccessLogSettings(ObjectNode members) {
    engine.edit(
        ResourceKey.of(ResourceKind.STAGE, members),
        stage -> {
          stage.remove("accessLogSettings");
          return stage;
        });
  }

  /** Results of WebSocket authorizers are not cached, so there is nothing to reset (API-064). */
  void resetAuthorizersCache(ObjectNode members) {
    engine.get(ResourceKind.STAGE, members);
  }
}
