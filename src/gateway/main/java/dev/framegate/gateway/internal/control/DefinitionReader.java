package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the configuration of an API as it is now, and as its deployments hold it. A configuration
 * has the members api, routes, routeResponses, integrations, integrationResponses, models and
 * authorizers. What it returns must not be changed.
 */
public final class DefinitionReader {
  private final Function<String, Optional<ResourceTree>> resources;

  /**
   * @param resources the tree that an API belongs to, by the API's id
   */
  DefinitionReader(Function<String, Optional<ResourceTree>> resources) {
    this.resources = resources;
  }

  /** The current configuration, or nothing if there is no such API. */
  public Optional<ObjectNode> current(String apiId) {
    try {
      return resources
          .apply(apiId)
          .map(tree -> new DeploymentDefinitions(tree).draft(ResourceKey.api(apiId)));
    } catch (ApiErrorException missing) {
      return Optional.empty();
    }
  }

  /** The configuration that a deployment was made from, or nothing if it does not exist. */
  public Optional<ObjectNode> deployed(String apiId, String deploymentId) {
    return resources
        .apply(apiId)
        .flatMap(
            tree ->
                new DeploymentDefinitions(tree)
                    .of(ResourceKey.api(apiId).child(ResourceKind.DEPLOYMENT, deploymentId)));
  }

  /** The stages of an API, in the members of the service model. */
  public List<ObjectNode> stages(String apiId) {
    return resources
        .apply(apiId)
        .map(tree -> tree.children(ResourceKey.api(apiId), ResourceKind.STAGE))
        .orElse(List.of());
  }
}
