package dev.framegate.gateway.internal.deploy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stage at one moment: a snapshot, and settings that take effect without a deployment.
 *
 * @param snapshot null while no deployment is attached
 * @param settings the stage resource in the members of the service model
 */
public record LiveStage(
    String apiId,
    String name,
    @Nullable Snapshot snapshot,
    Map<String, String> variables,
    ObjectNode settings) {}
