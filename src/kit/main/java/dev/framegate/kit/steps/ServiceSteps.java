package dev.framegate.kit.steps;

import dev.framegate.kit.scenario.ScenarioState;
import io.cucumber.java.en.Given;

/** Routes to AWS services, which the HTTP backend plays. */
public final class ServiceSteps {
  private final ScenarioState scenario;
  private final BackendSteps backend;

  public ServiceSteps(ScenarioState scenario, BackendSteps backend) {
    this.scenario = scenario;
    this.backend = backend;
  }

  /**
   * Two-way unless its key is one that can give no answer, and with no integration response yet.
   * The address or the template names a resource after the API, {@code {apiId}}.
   */
  @Given("the route {string} calls the AWS service at {string} with the request template:")
  public void calls(String key, String uri, String template) {
    backend.plays(scenario.api().id());
    scenario.api().addService(key, scenario.names().fill(uri), scenario.names().fill(template));
  }
}
