package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ApiError;

/** Deletes parts of resources, each by an operation of its own. */
final class Parts {
  private final Engine engine;

  Parts(Engine engine) {
    this.engine = engine;
  }

  void deleteRouteSettings(ObjectNode members) {
    deleteEntry(Key.of(Kind.STAGE, members), "routeSettings", members.path("routeKey").asText());
  }

  void deleteRequestParameter(ObjectNode members) {
    deleteEntry(
        Key.of(Kind.ROUTE, members),
        "requestParameters",
        members.path("requestParameterKey").asText());
  }

  private void deleteEntry(Key key, String table, String entry) {
    engine.edit(
        key,
        resource -> {
          if (!(resource.path(table) instanceof ObjectNode entries) || !entries.has(entry)) {
            throw new Refusal(
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
        Key.of(Kind.STAGE, members),
        stage -> {
          stage.remove("accessLogSettings");
          return stage;
        });
  }

  /** Results of WebSocket authorizers are never kept, so there is nothing to forget (API-064). */
  void resetAuthorizersCache(ObjectNode members) {
    engine.get(Kind.STAGE, members);
  }
}
