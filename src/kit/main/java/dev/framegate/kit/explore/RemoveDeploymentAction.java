package dev.framegate.kit.explore;

import dev.framegate.kit.control.ControlPlaneCall;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A deployment is deleted, which a stage that points at it prevents. */
final class RemoveDeploymentAction implements Action {
  @Override
  public String name() {
    return "undeploy";
  }

  @Override
  public int weight() {
    return 2;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    return Choice.from(random, model.deployments().keySet())
        .map(deployment -> Step.of(name(), "deployment", deployment));
  }

  @Override
  public boolean perform(Step step, World world) {
    String deployment = step.value("deployment");
    if (!world.model().deployments().containsKey(deployment)) {
      return false;
    }
    boolean used =
        world.model().stages().values().stream()
            .anyMatch(stage -> stage.deployment().equals(deployment));
    ControlPlaneCall called =
        world.call(
            "DeleteDeployment",
            world.api().members("deploymentId", world.id("deployment " + deployment)));
    if (used) {
      MismatchException.require(
          called.status() >= 400 && called.status() <= 499,
          "DEP-017",
          "a deployment that a stage points at is not deleted",
          called.toString());
      return true;
    }
    MismatchException.require(
        called.succeeded(),
        "DEP-016",
        "a deployment that no stage uses is deleted",
        called.toString());
    ControlPlaneCall read =
        world.call(
            "GetDeployment",
            world.api().members("deploymentId", world.id("deployment " + deployment)));
    MismatchException.require(
        read.status() == 404, "API-005", "the deployment is gone (404)", read.toString());
    world.model().deployments().remove(deployment);
    return true;
  }

  @Override
  public List<String> sentences(Step step) {
    return List.of(
        "DeleteDeployment is called with:",
        "  | member | value |",
        "  | deploymentId | {deployment %s} |".formatted(step.value("deployment")));
  }
}
