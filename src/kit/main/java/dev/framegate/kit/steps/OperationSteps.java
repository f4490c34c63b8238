package dev.framegate.kit.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.AwsCliCommand;
import dev.framegate.contract.Member;
import dev.framegate.contract.Operation;
import dev.framegate.contract.ServiceModel;
import dev.framegate.kit.control.ControlPlaneClient;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.StepJson;
import dev.framegate.kit.wire.Request;
import io.cucumber.java.en.When;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** Calling operations of the control plane by their names in the service model. */
public final class OperationSteps {
  private final ScenarioState scenario;

  public OperationSteps(ScenarioState scenario) {
    this.scenario = scenario;
  }

  @When("{word} is called")
  public void called(String operation) {
    call(ControlPlaneClient.operation(operation), new LinkedHashMap<>());
  }

  /** By somebody else than the run. */
  void calledAs(UnaryOperator<Request> caller, String operation) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    Operation known = ControlPlaneClient.operation(operation);
    fill(known, members);
    scenario.control().callAs(caller, known, members);
  }

  @When("{word} is called with:")
  public void called(String operation, List<List<String>> rows) {
    Map<String, String> members = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> !row.get(0).equals("member"))
        .forEach(row -> members.put(row.get(0), row.get(1) == null ? "" : row.get(1)));
    call(ControlPlaneClient.operation(operation), members);
  }

  @When("{word} is called with the members:")
  public void calledWithMembers(String operation, String json) {
    ObjectNode members =
        (ObjectNode)
            StepJson.parse(scenario.names().fill(json))
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new IllegalArgumentException("No JSON object: " + json));
    complete(ControlPlaneClient.operation(operation), members);
  }

  @When("{int} routes are created")
  public void routesAreCreated(int count) {
    create(count, "CreateRoute", i -> Map.of("routeKey", "route-" + i));
  }

  @When("{int} integrations are created")
  public void integrationsAreCreated(int count) {
    create(count, "CreateIntegration", i -> Map.of("integrationType", "MOCK"));
  }

  @When("{int} authorizers are created")
  public void authorizersAreCreated(int count) {
    String uri =
        "arn:aws:apigateway:%1$s:lambda:path/2015-03-31/functions/arn:aws:lambda:%1$s:000000000000:function:guard/invocations"
            .formatted(scenario.target().region());
    create(
        count,
        "CreateAuthorizer",
        i ->
            Map.of(
                "name",
                "authorizer" + i,
                "authorizerType",
                "REQUEST",
                "identitySource",
                List.of("route.request.header.Auth"),
                "authorizerUri",
                uri));
  }

  @When("this AWS CLI command is run:")
  public void commandLine(String text) {
    AwsCliCommand line =
        AwsCliCommand.parse(scenario.names().fill(text), ServiceModel.controlPlane());
    scenario.control().call(line.operation(), line.members());
  }

  private void call(Operation operation, Map<String, String> cells) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    cells.forEach((name, text) -> put(operation, members, name, text));
    complete(operation, members);
  }

  /** A name such as {@code defaultRouteSettings.loggingLevel} is a member of a member. */
  private void put(Operation operation, ObjectNode members, String name, String cell) {
    List<String> path = List.of(name.split("\\.", -1));
    if (!operation.input().members().containsKey(path.get(0))) {
      members.set(name, value(operation, name, cell));
      return;
    }
    ObjectNode parent = members;
    for (String step : path.subList(0, path.size() - 1)) {
      parent = parent.withObjectProperty(step);
    }
    parent.set(path.get(path.size() - 1), value(operation, name, cell));
  }

  private void create(int count, String operation, IntFunction<Map<String, ?>> members) {
    for (int i = 1; i <= count; i++) {
      Map<String, Object> all = scenario.api().members();
      all.putAll(members.apply(i));
      scenario.control().prepare(operation, all);
    }
  }

  private void complete(Operation operation, ObjectNode members) {
    fill(operation, members);
    scenario.control().call(operation, members);
  }

  /** Adds what the path needs and the sentence does not name: the latest of its kind. */
  private void fill(Operation operation, ObjectNode members) {
    operation.input().members().values().stream()
        .filter(member -> member.location() == Member.Location.URI)
        .map(Member::wireName)
        .filter(name -> !members.has(name))
        .forEach(name -> members.put(name, scenario.names().get(name)));
  }

  /** Text stays text where the model says string; {@code json: 5} sends another type on purpose. */
  private JsonNode value(Operation operation, String name, String cell) {
    String filled = scenario.names().fill(cell);
    if (filled.startsWith("json:")) {
      return StepJson.cell(filled.substring("json:".length()).trim());
    }
    return scenario.control().cell(operation.name(), name, filled);
  }
}
