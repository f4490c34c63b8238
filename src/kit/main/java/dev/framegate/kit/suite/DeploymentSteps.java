package dev.framegate.kit.suite;

import io.cucumber.java.en.Given;
import java.util.Map;

/** Deploying, and what stages point at. */
public final class DeploymentSteps {
  private final Scene scene;

  public DeploymentSteps(Scene scene) {
    this.scene = scene;
  }

  @Given("an echoing stage")
  public void anEchoingStage() {
    scene.run().echo().lend(scene);
  }

  @Given("an API deployed to stage {string}")
  public void anApiDeployedTo(String stage) {
    if (scene.run().sparesSetUp() && stage.equals(EchoApi.STAGE) && !scene.hasApi()) {
      scene.run().spares().lend(scene);
      return;
    }
    ApiUnderTest api = scene.newApi(ApiUnderTest.ACTION);
    api.addRoute("echo", "hello");
    api.deployTo(stage);
  }

  @Given("the API is deployed")
  public void deployed() {
    scene.api().deploy();
  }

  @Given("the API is deployed as {string}")
  public void deployedAs(String name) {
    scene.api().deployAs(name);
  }

  @Given("the API is deployed to stage {string}")
  public void deployedTo(String stage) {
    scene.api().deployTo(stage);
  }

  @Given("stage {string} is created without a deployment")
  public void stageWithoutDeployment(String stage) {
    scene.api().createStage(stage, null);
  }

  @Given("stage {string} is created on deployment {string}")
  public void stageOnDeployment(String stage, String name) {
    scene.api().createStage(stage, scene.names().get("deployment", name));
  }

  @Given("stage {string} is moved to deployment {string}")
  public void stageIsMoved(String stage, String name) {
    scene.api().moveStage(stage, scene.names().get("deployment", name));
  }

  @Given("stage {string} has the variable {string} set to {string}")
  public void stageHasVariable(String stage, String name, String value) {
    scene
        .control()
        .prepare(
            "UpdateStage",
            scene
                .api()
                .members(
                    "stageName", stage, "stageVariables", Map.of(name, scene.names().fill(value))));
  }

  @Given("{int} deployments are created")
  public void deploymentsAreCreated(int count) {
    for (int i = 0; i < count; i++) {
      scene.api().deploy();
    }
  }

  /** A stage that is refused within the quota is the target's doing, not the scenario's. */
  @Given("{int} stages are created")
  public void stagesAreCreated(int count) {
    for (int i = 1; i <= count; i++) {
      Called called =
          scene.control().call("CreateStage", scene.api().members("stageName", "stage-" + i));
      if (!called.succeeded()) {
        throw Missed.expected(
            "%d stages can be created".formatted(count), "at number %d, %s".formatted(i, called));
      }
    }
  }
}
