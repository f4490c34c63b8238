package dev.framegate.gateway.internal.control;

import static dev.framegate.gateway.internal.control.Refusals.badRequestIf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ApiError;
import java.util.Optional;

/** Rules of deployments. */
final class DeploymentRules {
  private DeploymentRules() {}

  static Optional<ApiError> stageName(Change change) {
    return change.asksFor("stageName")
        ? StageRules.badName(change.asked("stageName"))
        : Optional.empty();
  }

  static Optional<ApiError> hasRoute(Change change) {
    return badRequestIf(
        change.resources().children(change.api(), Kind.ROUTE).isEmpty(),
        "At least one route is required before deploying the Api.");
  }

  static Optional<ApiError> stageTakesDeployments(Change change) {
    return badRequestIf(
        namedStage(change).filter(s -> s.path("autoDeploy").asBoolean()).isPresent(),
        "Deployment ID cannot be set on this stage because AutoDeploy is enabled.");
  }

  static Optional<ApiError> stageFits(Change change) {
    return change.asksFor("stageName") && namedStage(change).isEmpty()
        ? Refusals.tooMany(
            Kind.STAGE,
            change.resources().children(change.api(), Kind.STAGE).size(),
            change.limits().mostOf(Kind.STAGE))
        : Optional.empty();
  }

  private static Optional<ObjectNode> namedStage(Change change) {
    return change.resources().find(Key.stage(change.key().root(), change.asked("stageName")));
  }

  static Optional<ApiError> isUnused(Change change) {
    boolean used =
        change.resources().children(change.api(), Kind.STAGE).stream()
            .anyMatch(s -> s.path("deploymentId").asText().equals(change.key().id()));
    return badRequestIf(used, "Active stages pointing to this deployment must be moved or deleted");
  }
}
