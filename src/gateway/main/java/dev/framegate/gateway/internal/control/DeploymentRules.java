package dev.framegate.gateway.internal.control;

import static dev.framegate.gateway.internal.control.ControlPlaneErrors.badRequestIf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ApiError;
import java.util.Optional;

/** Rules of deployments. */
final class DeploymentRules {
  private DeploymentRules() {}

  static Optional<ApiError> stageName(ResourceChange change) {
    return change.asksFor("stageName")
        ? StageRules.badName(change.asked("stageName"))
        : Optional.empty();
  }

  static Optional<ApiError> hasRoute(ResourceChange change) {
    return badRequestIf(
        change.resources().children(change.api(), ResourceKind.ROUTE).isEmpty(),
        Deployer.NO_ROUTES);
  }

  static Optional<ApiError> stageTakesDeployments(ResourceChange change) {
    return badRequestIf(
        namedStage(change).filter(s -> s.path("autoDeploy").asBoolean()).isPresent(),
        "Deployment ID cannot be set on this stage because AutoDeploy is enabled.");
  }

  static Optional<ApiError> stageFits(ResourceChange change) {
    return change.asksFor("stageName") && namedStage(change).isEmpty()
        ? ControlPlaneErrors.tooMany(
            ResourceKind.STAGE,
            change.resources().children(change.api(), ResourceKind.STAGE).size(),
            change.quotas())
        : Optional.empty();
  }

  private static Optional<ObjectNode> namedStage(ResourceChange change) {
    return change
        .resources()
        .find(ResourceKey.stage(change.key().root(), change.asked("stageName")));
  }

  static Optional<ApiError> isUnused(ResourceChange change) {
    boolean used =
        change.resources().children(change.api(), ResourceKind.STAGE).stream()
            .anyMatch(s -> s.path("deploymentId").asText().equals(change.key().id()));
    return badRequestIf(used, "Active stages pointing to this deployment must be moved or deleted");
  }
}
