package dev.framegate.kit.steps;

import dev.framegate.kit.control.ControlPlaneCall;
import dev.framegate.kit.expectation.Expectation;
import dev.framegate.kit.scenario.ApiUnderTest;
import dev.framegate.kit.scenario.EchoApi;
import dev.framegate.kit.scenario.ScenarioState;
import io.cucumber.java.en.Given;
import java.math.BigDecimal;
import java.util.Map;

/** Deploying, and what stages point at. */
public final class DeploymentSteps {
  private final ScenarioState scenario;

  public DeploymentSteps(ScenarioState scenario) {
    this.scenario = scenario;
  }

  @Given("an echoing stage")
  public void anEchoingStage() {
    scenario.useSharedApi();
  }

  @Given("an API deployed to stage {string}")
  public void anApiDeployedTo(String stage) {
    if (scenario.run().reusesEchoApis() && stage.equals(EchoApi.STAGE) && !scenario.hasApi()) {
      scenario.useSpareApi();
      return;
    }
    ApiUnderTest api = scenario.newApi(ApiUnderTest.ACTION);
    api.addRoute("echo", "hello");
    api.deployTo(stage);
  }

  @Given("the API is deployed")
  public void deployed() {
    scenario.api().deploy();
  }

  @Given("the API is deployed as {string}")
  public void deployedAs(String name) {
    scenario.api().deployAs(name);
  }

  @Given("the API is deployed to stage {string}")
  public void deployedTo(String stage) {
    scenario.api().deployTo(stage);
  }

  @Given("stage {string} is created without a deployment")
  public void stageWithoutDeployment(String stage) {
    scenario.api().createStage(stage, null);
  }

  @Given("stage {string} is created on deployment {string}")
  public void stageOnDeployment(String stage, String name) {
    scenario.api().createStage(stage, scenario.names().get("deployment", name));
  }

  @Given("stage {string} is moved to deployment {string}")
  public void stageIsMoved(String stage, String name) {
    scenario.api().moveStage(stage, scenario.names().get("deployment", name));
  }

  @Given("stage {string} has the variable {string} set to {string}")
  public void stageHasVariable(String stage, String name, String value) {
    scenario
        .control()
        .prepare(
            "UpdateStage",
            scenario
                .api()
                .members(
                    "stageName",
                    stage,
                    "stageVariables",
                    Map.of(name, scenario.names().fill(value))));
  }

  @Given("stage {string} limits all routes to a rate of {word} and a burst of {int}")
  public void limitsAllRoutes(String stage, String rate, int burst) {
    limits(stage, "defaultRouteSettings", throttle(rate, burst));
  }

  @Given("stage {string} limits the route {string} to a rate of {word} and a burst of {int}")
  public void limitsRoute(String stage, String route, String rate, int burst) {
    limits(stage, "routeSettings", Map.of(route, throttle(rate, burst)));
  }

  private void limits(String stage, String member, Map<String, ?> settings) {
    scenario
        .control()
        .prepare("UpdateStage", scenario.api().members("stageName", stage, member, settings));
  }

  private static Map<String, Object> throttle(String rate, int burst) {
    return Map.of("throttlingRateLimit", new BigDecimal(rate), "throttlingBurstLimit", burst);
  }

  @Given("{int} deployments are created")
  public void deploymentsAreCreated(int count) {
    for (int i = 0; i < count; i++) {
      scenario.api().deploy();
    }
  }

  /** A stage that is refused within the quota is the target's doing, not the scenario's. */
  @Given("{int} stages are created")
  public void stagesAreCreated(int count) {
    for (int i = 1; i <= count; i++) {
      ControlPlaneCall call =
          scenario.control().call("CreateStage", scenario.api().members("stageName", "stage-" + i));
      if (!call.succeeded()) {
        throw Expectation.expected(
            "%d stages can be created".formatted(count), "at number %d, %s".formatted(i, call));
      }
    }
  }
}
