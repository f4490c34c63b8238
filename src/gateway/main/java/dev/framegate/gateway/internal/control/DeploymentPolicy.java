package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.Snapshot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How deployments, stages and what clients are served hang together. The defaults are AWS's. */
public interface DeploymentPolicy {

  /** As AWS has it. */
  DeploymentPolicy AWS = new DeploymentPolicy() {};

  /**
   * A stage, and what it could serve.
   *
   * @param stage the resource as it is now, not to be altered
   * @param snapshotOf the snapshot that was taken for a deployment, by its id
   * @param draft a snapshot of the API as it is now, deployed or not
   * @param served what the stage has served until now, null at its creation
   */
  record StageView(
      String apiId,
      ObjectNode stage,
      Function<String, Snapshot> snapshotOf,
      Supplier<Snapshot> draft,
      @Nullable LiveStage served) {}

  /**
   * What a stage serves from now on. Asked for each stage of an API after every change of the API,
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
        deploymentId.isEmpty() ? null : view.snapshotOf().apply(deploymentId),
        Collections.unmodifiableMap(variables),
        stage.deepCopy());
  }

  /**
   * The stages that a new deployment is attached to. One that does not exist is created.
   *
   * @param named from CreateDeployment's {@code stageName}, null where it names none
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
