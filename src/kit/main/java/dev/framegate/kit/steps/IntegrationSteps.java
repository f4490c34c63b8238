package dev.framegate.kit.steps;

import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.StepJson;
import io.cucumber.java.en.Given;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Templates, integration responses and models of the scenario's routes. */
public final class IntegrationSteps {
  private final ScenarioState scenario;

  public IntegrationSteps(ScenarioState scenario) {
    this.scenario = scenario;
  }

  /** Two-way, and with no integration response yet. */
  @Given("the route {string} has a MOCK integration with the request template:")
  public void mock(String key, String template) {
    scenario.api().addMock(key, template);
  }

  /** Rows of | template | text |; two-way, with no selection expression and no response yet. */
  @Given(
      "the route {string} has a MOCK integration without a template selection expression and with the request templates:")
  public void mockWithoutSelection(String key, List<Map<String, String>> rows) {
    scenario
        .api()
        .addMock(
            key,
            rows.stream()
                .collect(
                    Collectors.toMap(
                        row -> String.valueOf(row.get("template")),
                        row -> String.valueOf(row.get("text")))));
  }

  @Given("the integration of the route {string} has the request template:")
  public void requestTemplate(String key, String template) {
    scenario.api().changeIntegration(key, "requestTemplates", templates(template));
  }

  @Given("the integration of the route {string} answers {string} with the template:")
  public void answersWith(String key, String responseKey, String template) {
    response(key, responseKey, Map.of("$default", template), "\\$default");
  }

  /** Rows of | response | answer |: a key and the marker that it gives. */
  @Given("the integration of the route {string} has the responses:")
  public void responses(String key, List<Map<String, String>> rows) {
    rows.forEach(
        row ->
            response(
                key,
                String.valueOf(row.get("response")),
                Map.of("$default", marker(String.valueOf(row.get("answer")))),
                "\\$default"));
  }

  @Given(
      "the integration of the route {string} answers with the response parameter {string} set to"
          + " {string}")
  public void answersWithParameter(String key, String parameter, String value) {
    response(key, "$default", Map.of("responseParameters", Map.of(parameter, value)));
  }

  /** Rows of | template | answer |, of which the expression chooses. */
  @Given("the integration of the route {string} selects its response template by {string}:")
  public void selectsResponseTemplateBy(
      String key, String expression, List<Map<String, String>> rows) {
    response(key, "$default", markers(rows), expression);
  }

  /** Rows of | template | answer |: each renders its marker, whatever comes in. */
  @Given("the integration of the route {string} selects its request template by {string}:")
  public void selectsRequestTemplateBy(
      String key, String expression, List<Map<String, String>> rows) {
    scenario.api().changeIntegration(key, "templateSelectionExpression", expression);
    scenario
        .api()
        .changeIntegration(key, "requestTemplates", StepJson.of(markers(rows)).toString());
  }

  @Given("the route {string} has {string} set to {string}")
  public void routeHas(String key, String member, String value) {
    updateRoute(key, member, scenario.control().cell("UpdateRoute", member, value));
  }

  /** Rows of | parameter | source |: what the request to the backend gets from where. */
  @Given("the integration of the route {string} maps the parameters:")
  public void maps(String key, List<Map<String, String>> rows) {
    scenario
        .api()
        .changeIntegration(
            key, "requestParameters", StepJson.of(pairs(rows, "parameter", "source")).toString());
  }

  /** Rows of | parameter | required |, such as {@code route.request.querystring.name}. */
  @Given("the route {string} declares the parameters:")
  public void declares(String key, List<Map<String, String>> rows) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    pairs(rows, "parameter", "required")
        .forEach(
            (name, required) ->
                parameters.put(name, Map.of("required", Boolean.valueOf(required))));
    updateRoute(key, "requestParameters", parameters);
  }

  /** Rows of | key | model |; the expression chooses the key. */
  @Given("the route {string} validates messages by {string} with the models:")
  public void validates(String key, String expression, List<Map<String, String>> rows) {
    scenario
        .control()
        .prepare(
            "UpdateRoute",
            scenario
                .api()
                .members(
                    "routeId",
                    scenario.names().get("routeId", key),
                    "modelSelectionExpression",
                    expression,
                    "requestModels",
                    pairs(rows, "key", "model")));
  }

  private void updateRoute(String key, String member, Object value) {
    scenario
        .control()
        .prepare(
            "UpdateRoute",
            scenario.api().members("routeId", scenario.names().get("routeId", key), member, value));
  }

  private static Map<String, String> pairs(
      List<Map<String, String>> rows, String first, String second) {
    Map<String, String> pairs = new LinkedHashMap<>();
    rows.forEach(row -> pairs.put(String.valueOf(row.get(first)), String.valueOf(row.get(second))));
    return pairs;
  }

  @Given("the route {string} has a route response")
  public void routeResponse(String key) {
    scenario
        .control()
        .prepare(
            "CreateRouteResponse",
            scenario
                .api()
                .members(
                    "routeId",
                    scenario.names().get("routeId", key),
                    "routeResponseKey",
                    "$default"));
  }

  /** An object whose member of that name is text. */
  @Given("the model {string} requires the string {string}")
  public void model(String name, String member) {
    scenario
        .control()
        .prepare(
            "CreateModel",
            scenario
                .api()
                .members(
                    "name",
                    name,
                    "contentType",
                    "application/json",
                    "schema",
                    ("{\"$schema\":\"http://json-schema.org/draft-04/schema#\",\"type\":\"object\","
                            + "\"required\":[\"%1$s\"],"
                            + "\"properties\":{\"%1$s\":{\"type\":\"string\"}}}")
                        .formatted(member)));
  }

  private void response(
      String key, String responseKey, Map<String, String> templates, String expression) {
    response(
        key,
        responseKey,
        Map.of("templateSelectionExpression", expression, "responseTemplates", templates));
  }

  private void response(String key, String responseKey, Map<String, Object> more) {
    Map<String, Object> members =
        scenario
            .api()
            .members(
                "integrationId",
                scenario.names().get("integrationId", key),
                "integrationResponseKey",
                responseKey);
    members.putAll(more);
    scenario.control().prepare("CreateIntegrationResponse", members);
  }

  private static Map<String, String> markers(List<Map<String, String>> rows) {
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> String.valueOf(row.get("template")),
                row -> marker(String.valueOf(row.get("answer")))));
  }

  private static String templates(String template) {
    return StepJson.of(Map.of("$default", template)).toString();
  }

  private static String marker(String marker) {
    return "{\"marker\":\"" + marker + "\"}";
  }
}
