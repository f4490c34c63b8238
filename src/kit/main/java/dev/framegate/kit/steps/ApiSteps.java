package dev.framegate.kit.steps;

import dev.framegate.kit.backends.ClosedPort;
import dev.framegate.kit.scenario.ApiUnderTest;
import dev.framegate.kit.scenario.ScenarioState;
import io.cucumber.java.en.Given;
import java.util.List;
import java.util.Map;

/** Making and changing the scenario's API. */
public final class ApiSteps {
  private final ScenarioState scenario;

  public ApiSteps(ScenarioState scenario) {
    this.scenario = scenario;
  }

  @Given("an API")
  public void anApi() {
    scenario.newApi(ApiUnderTest.ACTION);
  }

  @Given("an API with the route selection expression {string}")
  public void anApiSelectingBy(String expression) {
    scenario.newApi(expression);
  }

  @Given("an API with the route {string}")
  public void anApiWithRoute(String key) {
    anApiWithRoute(key, "hello");
  }

  @Given("an API with the route {string} answering {string}")
  public void anApiWithRoute(String key, String marker) {
    scenario.newApi(ApiUnderTest.ACTION).addRoute(key, marker);
  }

  @Given("an API with the routes:")
  public void anApiWithRoutes(List<Map<String, String>> rows) {
    anApi();
    theRoutes(rows);
  }

  @Given("the routes:")
  public void theRoutes(List<Map<String, String>> rows) {
    for (Map<String, String> row : rows) {
      String answer = row.get("answer");
      if (answer == null) {
        scenario.api().addOneWay(String.valueOf(row.get("route")), 200);
      } else {
        scenario.api().addRoute(String.valueOf(row.get("route")), answer);
      }
    }
  }

  @Given("the route {string} answering {string} is added")
  public void routeIsAdded(String key, String marker) {
    scenario.api().addRoute(key, marker);
  }

  @Given("a one-way route {string} is added")
  public void oneWayRouteIsAdded(String key) {
    scenario.api().addOneWay(key, 200);
  }

  @Given("the route {string} answers with status {int}")
  public void routeAnswersWithStatus(String key, int status) {
    scenario.api().addOneWay(key, status);
  }

  @Given("the route {string} answers with the template:")
  public void routeAnswersWithTemplate(String key, String template) {
    scenario.api().addTwoWay(key, ApiUnderTest.WHOLE_MESSAGE, template);
  }

  /** Its integration calls an address at which nothing listens. */
  @Given("the route {string} fails")
  public void routeFails(String key) {
    scenario.api().addHttpProxy(key, ClosedPort.address(), !key.startsWith("$"));
  }

  @Given("the one-way route {string} fails")
  public void oneWayRouteFails(String key) {
    scenario.api().addHttpProxy(key, ClosedPort.address(), false);
  }

  @Given("the integration of the route {string} has {string} set to {string}")
  public void integrationHas(String key, String member, String value) {
    scenario.api().changeIntegration(key, member, value);
  }

  @Given("the route {string} is changed to answer {string}")
  public void routeIsChanged(String key, String marker) {
    scenario.api().changeMarker(key, marker);
  }

  @Given("the route {string} is removed")
  public void routeIsRemoved(String key) {
    scenario.api().removeRoute(key);
  }

  @Given("the route selection expression is {string}")
  public void routeSelectionExpression(String expression) {
    scenario
        .control()
        .prepare("UpdateApi", scenario.api().members("routeSelectionExpression", expression));
  }
}
