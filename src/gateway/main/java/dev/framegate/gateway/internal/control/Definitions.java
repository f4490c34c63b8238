package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.deploy.ApiDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration that each deployment was made from, kept beside it in the store so that its
 * snapshot can be compiled again. A stored definition shares the resources it was taken from, which
 * no one alters; what is handed out is a copy.
 */
final class Definitions {
  private static final String PREFIX = "DEFINITION/";

  private final Resources resources;

  Definitions(Resources resources) {
    this.resources = resources;
  }

  /** The API as it is now. */
  ObjectNode draft(Key api) {
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    definition.set("api", resources.require(api));
    collect(definition, "routes", resources.children(api, Kind.ROUTE));
    collect(definition, "integrations", resources.children(api, Kind.INTEGRATION));
    collect(definition, "models", resources.children(api, Kind.MODEL));
    collect(definition, "authorizers", resources.children(api, Kind.AUTHORIZER));
    nested(definition, "routeResponses", api, Kind.ROUTE, Kind.ROUTE_RESPONSE);
    nested(definition, "integrationResponses", api, Kind.INTEGRATION, Kind.INTEGRATION_RESPONSE);
    return definition;
  }

  private void nested(ObjectNode definition, String member, Key api, Kind parent, Kind kind) {
    ObjectNode byParent = definition.putObject(member);
    for (ObjectNode resource : resources.children(api, parent)) {
      String id = resource.path(parent.idMember()).asText();
      collect(byParent, id, resources.children(api.child(parent, id), kind));
    }
  }

  private static void collect(ObjectNode into, String member, List<ObjectNode> resources) {
    into.putArray(member).addAll(resources);
  }

  void keep(Key deployment, ObjectNode definition) {
    resources.store().put(PREFIX + deployment.text(), definition);
  }

  Optional<ObjectNode> of(Key deployment) {
    return resources.store().get(PREFIX + deployment.text());
  }

  void forget(Key deployment) {
    resources.store().remove(PREFIX + deployment.text());
  }

  void forgetAll(Key api) {
    String prefix = PREFIX + api.prefix(Kind.DEPLOYMENT);
    for (Store.Entry entry : resources.store().list(prefix, "", Integer.MAX_VALUE)) {
      resources.store().remove(entry.key());
    }
  }

  static ApiDefinition handOut(ObjectNode stored) {
    ObjectNode copy = stored.deepCopy();
    return new ApiDefinition(
        (ObjectNode) copy.path("api"),
        objects(copy.path("routes")),
        byId(copy.path("routeResponses")),
        objects(copy.path("integrations")),
        byId(copy.path("integrationResponses")),
        objects(copy.path("models")),
        objects(copy.path("authorizers")));
  }

  private static List<ObjectNode> objects(JsonNode array) {
    List<ObjectNode> objects = new ArrayList<>();
    array.forEach(o -> objects.add((ObjectNode) o));
    return objects;
  }

  private static Map<String, List<ObjectNode>> byId(JsonNode object) {
    Map<String, List<ObjectNode>> lists = new LinkedHashMap<>();
    object.properties().forEach(e -> lists.put(e.getKey(), objects(e.getValue())));
    return lists;
  }
}
