package dev.framegate.kit.steps;

import dev.framegate.kit.expectation.Expectation;
import dev.framegate.kit.scenario.ConnectionOpener;
import dev.framegate.kit.scenario.NonStageUrls;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.ClientName;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.util.List;

/** Connecting, and the handshake's answer. */
public final class ClientSteps {
  private final ScenarioState scenario;
  private final ConnectionOpener connections;

  public ClientSteps(ScenarioState scenario, ConnectionOpener connections) {
    this.scenario = scenario;
    this.connections = connections;
  }

  @Given("{client} connects to stage {string}")
  public void connects(ClientName client, String stage) {
    connections.connect(client, stage);
  }

  @Given("{client} connects")
  public void connects(ClientName client) {
    connections.connect(client, scenario.api().onlyStage());
  }

  @When("{client} tries to connect to stage {string}")
  public void tries(ClientName client, String stage) {
    connections.connectOnce(
        client, scenario.target().dataPlane(scenario.names().get("apiId"), stage), stage);
  }

  @When("{client} tries to connect to stage {string} of API {string}")
  public void tries(ClientName client, String stage, String apiId) {
    String id = scenario.names().fill(apiId);
    connections.connectOnce(client, scenario.target().dataPlane(id, stage), stage);
  }

  @When("{client} tries to connect to the path {string}")
  public void triesPath(ClientName client, String path) {
    connections.connectOnce(client, NonStageUrls.of(scenario, path), "");
  }

  @When("{client} tries to connect to stage {string} offering the subprotocol {string}")
  public void offersSubprotocol(ClientName client, String stage, String subprotocol) {
    triesWith(client, stage, "Sec-WebSocket-Protocol", subprotocol);
  }

  @When("{client} tries to connect to stage {string} offering the extension {string}")
  public void offersExtension(ClientName client, String stage, String extension) {
    triesWith(client, stage, "Sec-WebSocket-Extensions", extension);
  }

  @When("{client} tries to connect to stage {string} with the header {string} set to {string}")
  public void triesWith(ClientName client, String stage, String name, String value) {
    connections.header(name, scenario.names().fill(value));
    tries(client, stage);
  }

  @When("{client} tries to connect to the path {string} with the header {string} set to {string}")
  public void triesPathWith(ClientName client, String path, String name, String value) {
    connections.header(name, value);
    triesPath(client, path);
  }

  @When("{client} tries to connect to stage {string} without the header {string}")
  public void triesWithout(ClientName client, String stage, String name) {
    connections.without(name);
    tries(client, stage);
  }

  /** An ordinary GET of the stage's address, as a browser's address bar would send it. */
  @When("{client} sends a GET request to stage {string} without an upgrade")
  public void plainGet(ClientName client, String stage) {
    withoutUpgrade();
    tries(client, stage);
  }

  @When("{client} sends a GET request to the path {string} without an upgrade")
  public void plainGetOfPath(ClientName client, String path) {
    withoutUpgrade();
    triesPath(client, path);
  }

  private void withoutUpgrade() {
    connections.without("Upgrade");
    connections.without("Connection");
    connections.without("Sec-WebSocket-Key");
    connections.without("Sec-WebSocket-Version");
  }

  /** To the server of the data plane, whose own addresses may look otherwise. */
  @When("{client} tries to connect to the path {string} at the host name that AWS gives the API")
  public void triesHostOfAws(ClientName client, String path) {
    // Skips a path that the scenario's API has and a deployed one has not.
    scenario.target().apiFinder().ifPresent(finder -> NonStageUrls.of(scenario, path));
    String apiId = scenario.names().get("apiId");
    connections.header(
        "Host",
        "%s.execute-api.%s.amazonaws.com"
            .formatted(scenario.names().fill("{apiId}"), scenario.target().region()));
    connections.connectOnce(client, scenario.target().dataPlane(apiId, "test").resolve(path), "");
  }

  @When("{client} tries to connect to a URL of {int} characters")
  public void triesLongUrl(ClientName client, int characters) {
    String bare = scenario.target().dataPlane(scenario.names().get("apiId"), "test") + "?pad=";
    connections.connectOnce(
        client, URI.create(bare + "x".repeat(characters - bare.length())), "test");
  }

  @Then("the handshake's answer has the header {string}")
  public void hasHeader(String name) {
    if (connections.answer().header(name).isEmpty()) {
      throw Expectation.expected("the handshake's answer has " + name, told());
    }
  }

  @Then("the handshake's answer has the header {string} with the value {string}")
  public void hasHeader(String name, String value) {
    if (!connections.answer().header(name).filter(value::equals).isPresent()) {
      throw Expectation.expected(
          "the handshake's answer has %s with \"%s\"".formatted(name, value),
          "it was "
              + connections.answer()
              + ", with the headers "
              + connections.answer().headers());
    }
  }

  @Then("the handshake's answer has no header {string}")
  public void hasNoHeader(String name) {
    connections
        .answer()
        .header(name)
        .ifPresent(
            value -> {
              throw Expectation.expected(
                  "the handshake's answer has no header " + name, "it is \"" + value + "\"");
            });
  }

  @Then("the handshake is accepted")
  public void accepted() {
    connections.answer().requireAccepted();
  }

  @Then("the handshake is refused")
  public void refused() {
    connections.answer().requireRefused(List.of());
  }

  @Then("the handshake is refused with status {int}")
  public void refused(int status) {
    connections.answer().requireRefused(List.of(status));
  }

  @Then("the handshake is refused with one of the statuses:")
  public void refused(List<List<String>> rows) {
    connections.answer().requireRefused(SingleColumnTables.numbers(rows));
  }

  private String told() {
    return "it was "
        + connections.answer()
        + ", with the headers "
        + connections.answer().headers().keySet();
  }
}
