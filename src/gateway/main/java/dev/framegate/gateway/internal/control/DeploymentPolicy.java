package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.Snapshot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What stages serve, and which deployments they are attached to. The defaults are AWS's. */
public interface DeploymentPolicy {

  /** AWS's. */
  DeploymentPolicy AWS = new DeploymentPolicy() {};

  /**
   * A stage with the snapshots that it could serve.
   *
   * @param stage the resource as it is now, not to be changed
   * @param snapshotOf the snapshot of a deployment, by its id; empty for one that does not exist
   * @param draft a snapshot of the API as it is now; throws DeploymentException if it cannot be
   *     deployed
   * @param served what the stage has served so far; null for a new stage
   */
  record StageView(
      String apiId,
      ObjectNode stage,
      Function<String, Optional<Snapshot>> snapshotOf,
      Supplier<Snapshot> draft,
      @Nullable LiveStage served) {}

  /**
   * What a stage serves from now on. Called for each stage of an API after every change of the API,
   * its deployments or its stages.
   */
  default LiveStage live(StageView view) {
    ObjectNode stage = view.stage();
    String deploymentId = stage.path("deploymentId").asText("");
    Map<String, String> variables = new LinkedHashMap<>();
    stage
        .path("stageVariables")
        .properties()
        .forEach(e -> variables.put(e.getKey(), e.getValue().asText()));
    return new LiveStage(
        view.apiId(),
        stage.path("stageName").asText(),
        view.snapshotOf().apply(deploymentId).orElse(null),
        Collections.unmodifiableMap(variables),
        stage.deepCopy());
  }

  /**
   * The stages that a new deployment is attached to. A stage that does not exist is created.
   *
   * @param named from CreateDeployment's {@code stageName}, null if absent
   * @param existing names of the API's stages
   */
  default Set<String> attachedTo(@Nullable String named, Set<String> existing) {
    return named == null ? Set.of() : Set.of(named);
  }

  /** Whether a change of such a resource deploys the API to its auto-deploying stages. */
  default boolean deploysBy(ResourceKind changed) {
    return switch (changed) {
      case API, ROUTE, ROUTE_RESPONSE, INTEGRATION, INTEGRATION_RESPONSE, MODEL, AUTHORIZER -> true;
      case DEPLOYMENT, STAGE, DOMAIN_NAME, API_MAPPING -> false;
    };
  }
}
