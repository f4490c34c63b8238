package dev.framegate.kit.suite;

import io.cucumber.java.en.Given;
import java.util.List;
import java.util.Map;

/** Making and changing the scenario's API. */
public final class ApiSteps {
  private final Scene scene;

  public ApiSteps(Scene scene) {
    this.scene = scene;
  }

  @Given("an API")
  public void anApi() {
    scene.newApi(ApiUnderTest.ACTION);
  }

  @Given("an API with the route selection expression {string}")
  public void anApiSelectingBy(String expression) {
    scene.newApi(expression);
  }

  @Given("an API with the route {string}")
  public void anApiWithRoute(String key) {
    anApiWithRoute(key, "hello");
  }

  @Given("an API with the route {string} answering {string}")
  public void anApiWithRoute(String key, String marker) {
    scene.newApi(ApiUnderTest.ACTION).addRoute(key, marker);
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
        scene.api().addOneWay(String.valueOf(row.get("route")), 200);
      } else {
        scene.api().addRoute(String.valueOf(row.get("route")), answer);
      }
    }
  }

  @Given("the route {string} answering {string} is added")
  public void routeIsAdded(String key, String marker) {
    scene.api().addRoute(key, marker);
  }

  @Given("a one-way route {string} is added")
  public void oneWayRouteIsAdded(String key) {
    scene.api().addOneWay(key, 200);
  }

  @Given("the API's {string} route answers with status {int}")
  public void routeAnswersWithStatus(String key, int status) {
    scene.api().addOneWay(key, status);
  }

  @Given("the route {string} answers with the template:")
  public void routeAnswersWithTemplate(String key, String template) {
    scene.api().addTwoWay(key, ApiUnderTest.WHOLE_MESSAGE, template);
  }

  /** Its integration calls an address at which nothing listens. */
  @Given("the route {string} fails")
  public void routeFails(String key) {
    scene.api().addHttpProxy(key, ClosedPort.address(), !key.startsWith("$"));
  }

  @Given("the one-way route {string} fails")
  public void oneWayRouteFails(String key) {
    scene.api().addHttpProxy(key, ClosedPort.address(), false);
  }

  @Given("the integration of the route {string} has {string} set to {string}")
  public void integrationHas(String key, String member, String value) {
    scene.api().changeIntegration(key, member, value);
  }

  @Given("the route {string} is changed to answer {string}")
  public void routeIsChanged(String key, String marker) {
    scene.api().changeAnswer(key, ApiUnderTest.answerTemplate(marker));
  }

  @Given("the route {string} is removed")
  public void routeIsRemoved(String key) {
    scene.api().removeRoute(key);
  }

  @Given("the route selection expression is {string}")
  public void routeSelectionExpression(String expression) {
    scene
        .control()
        .prepare("UpdateApi", scene.api().members("routeSelectionExpression", expression));
  }
}
