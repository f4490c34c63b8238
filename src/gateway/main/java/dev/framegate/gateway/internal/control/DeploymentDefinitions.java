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
 * The configuration that each deployment was made from, stored so that its snapshot can be compiled
 * again. A stored definition shares the resources that it was taken from, which are never changed;
 * callers receive a copy.
 */
final class DeploymentDefinitions {
  private static final String PREFIX = "DEFINITION/";

  private final ResourceTree resources;

  DeploymentDefinitions(ResourceTree resources) {
    this.resources = resources;
  }

  static boolean isDefinition(String key) {
    return key.startsWith(PREFIX);
  }

  /** The current configuration of the API. */
  ObjectNode draft(ResourceKey api) {
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    definition.set("api", resources.require(api));
    collect(definition, "routes", resources.children(api, ResourceKind.ROUTE));
    collect(definition, "integrations", resources.children(api, ResourceKind.INTEGRATION));
    collect(definition, "models", resources.children(api, ResourceKind.MODEL));
    collect(definition, "authorizers", resources.children(api, ResourceKind.AUTHORIZER));
    nested(definition, "routeResponses", api, ResourceKind.ROUTE, ResourceKind.ROUTE_RESPONSE);
    nested(
        definition,
        "integrationResponses",
        api,
        ResourceKind.INTEGRATION,
        ResourceKind.INTEGRATION_RESPONSE);
    return definition;
  }

  private void nested(
      ObjectNode definition,
      String member,
      ResourceKey api,
      ResourceKind parent,
      ResourceKind kind) {
    ObjectNode byParent = definition.putObject(member);
    for (ObjectNode resource : resources.children(api, parent)) {
      String id = resource.path(parent.idMember()).asText();
      collect(byParent, id, resources.children(api.child(parent, id), kind));
    }
  }

  private static void collect(ObjectNode into, String member, List<ObjectNode> resources) {
    into.putArray(member).addAll(resources);
  }

  void keep(ResourceKey deployment, ObjectNode definition) {
    resources.store().put(PREFIX + deployment.text(), definition);
  }

  Optional<ObjectNode> of(ResourceKey deployment) {
    return resources.store().get(PREFIX + deployment.text());
  }

  void forget(ResourceKey deployment) {
    resources.store().remove(PREFIX + deployment.text());
  }

  void forgetAll(ResourceKey api) {
    String prefix = PREFIX + api.prefix(ResourceKind.DEPLOYMENT);
    for (ResourceStore.Entry entry : resources.store().list(prefix, "", Integer.MAX_VALUE)) {
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
