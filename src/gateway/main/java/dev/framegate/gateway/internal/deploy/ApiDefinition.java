package dev.framegate.gateway.internal.deploy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The current configuration of an API: resources in the members of the service model
 * (lowerCamelCase), unordered.
 *
 * @param routeResponses by route id
 * @param integrationResponses by integration id
 */
public record ApiDefinition(
    ObjectNode api,
    List<ObjectNode> routes,
    Map<String, List<ObjectNode>> routeResponses,
    List<ObjectNode> integrations,
    Map<String, List<ObjectNode>> integrationResponses,
    List<ObjectNode> models,
    List<ObjectNode> authorizers) {}
