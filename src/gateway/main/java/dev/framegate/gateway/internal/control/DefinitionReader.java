package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Reads the configuration of an API as it is now, and as its deployments hold it. A configuration
 * has the members api, routes, routeResponses, integrations, integrationResponses, models and
 * authorizers. What it returns must not be changed.
 */
public final class DefinitionReader {
  private final ResourceTree resources;
  private final DeploymentDefinitions definitions;

  DefinitionReader(ResourceTree resources) {
    this.resources = resources;
    this.definitions = new DeploymentDefinitions(resources);
  }

  /** The current configuration, or nothing if there is no such API. */
  public Optional<ObjectNode> current(String apiId) {
    try {
      return Optional.of(definitions.draft(ResourceKey.api(apiId)));
    } catch (ApiErrorException missing) {
      return Optional.empty();
    }
  }

  /** The configuration that a deployment was made from, or nothing if it does not exist. */
  public Optional<ObjectNode> deployed(String apiId, String deploymentId) {
    return definitions.of(ResourceKey.api(apiId).child(ResourceKind.DEPLOYMENT, deploymentId));
  }

  /** The stages of an API, in the members of the service model. */
  public List<ObjectNode> stages(String apiId) {
    return resources.children(ResourceKey.api(apiId), ResourceKind.STAGE);
  }
}
