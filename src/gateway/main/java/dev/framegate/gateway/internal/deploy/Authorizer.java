package dev.framegate.gateway.internal.deploy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.event.SelectionExpression;
import java.util.List;

/**
 * A Lambda authorizer.
 *
 * @param uri names the function, with {@code ${stageVariables.x}} still in it
 * @param identitySources values without which the function is not called
 * @param definition the resource as it was deployed, in the members of the service model
 */
public record Authorizer(
    String uri, List<SelectionExpression> identitySources, ObjectNode definition) {}
