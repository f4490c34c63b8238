package dev.framegate.kit.steps;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.framegate.kit.expectation.Expectation;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.ClientName;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.net.URI;
import org.opentest4j.TestAbortedException;

/** Statuses and headers between the gateway and the HTTP backend. */
public final class BackendRequestSteps {
  private final ScenarioState scenario;
  private final BackendSteps backend;

  public BackendRequestSteps(ScenarioState scenario, BackendSteps backend) {
    this.scenario = scenario;
    this.backend = backend;
  }

  @Given("the one-way route {string} calls the HTTP backend")
  public void oneWayCallsBackend(String key) {
    scenario.api().addHttpProxy(key, backend.corner().address(), false);
  }

  /** Two-way, and with no integration response yet. */
  @Given("the route {string} calls the HTTP backend without a proxy")
  public void callsPlainly(String key) {
    scenario.api().addHttp(key, backend.corner().address());
  }

  /** Its address ends with the scenario's API id and the variable. */
  @Given("the route {string} calls the HTTP backend with the path variable {string}")
  public void callsWithPath(String key, String variable) {
    scenario
        .api()
        .addHttpProxy(
            key,
            "%s://%s/%s/{%s}"
                .formatted(
                    scenario.run().backend().scheme(),
                    scenario.run().backend().authority(),
                    scenario.api().id(),
                    variable),
            true);
  }

  @Given("the HTTP backend answers {string} with status {int}")
  public void answersWithStatus(String marker, int status) {
    backend.corner().answers(marker(marker).withStatus(status));
  }

  @Given("the HTTP backend answers {string} with the header {string} set to {string}")
  public void answersWithHeader(String marker, String name, String value) {
    backend.corner().answers(marker(marker).withHeader(name, value));
  }

  /** A value between slashes is a regular expression. */
  @Then("the HTTP backend's request has the header {string} with the value {string}")
  public void hasHeader(String name, String value) {
    LoggedRequest request = ownRequest();
    String wanted = scenario.names().fill(value);
    boolean pattern = wanted.length() > 1 && wanted.startsWith("/") && wanted.endsWith("/");
    if (!request.containsHeader(name)
        || !(pattern
            ? request.getHeader(name).matches(wanted.substring(1, wanted.length() - 1))
            : request.getHeader(name).equals(wanted))) {
      throw Expectation.expected(
          "the request to the HTTP backend has %s with \"%s\"".formatted(name, wanted),
          "its headers are " + request.getHeaders());
    }
  }

  @Then("the HTTP backend's request has the header {string} with the connection of {client}")
  public void hasConnection(String name, ClientName client) {
    hasHeader(name, scenario.client(client).connectionId(scenario.patience().answer(), "echo"));
  }

  @Then("the HTTP backend's request has no header {string}")
  public void hasNoHeader(String name) {
    LoggedRequest request = ownRequest();
    if (request.containsHeader(name)) {
      throw Expectation.expected(
          "the request to the HTTP backend has no " + name, "it is " + request.getHeader(name));
    }
  }

  @Then("the HTTP backend's request is a {word} of the path {string}")
  public void hasMethodAndPath(String method, String path) {
    LoggedRequest request = ownRequest();
    String wanted = method + " " + scenario.names().fill(path);
    String found = request.getMethod() + " " + URI.create(request.getUrl()).getPath();
    if (!found.equals(wanted)) {
      throw Expectation.expected("the request to the HTTP backend is " + wanted, "it is " + found);
    }
  }

  @Then("the HTTP backend's request has the query parameter {string} with the value {string}")
  public void hasQuery(String name, String value) {
    LoggedRequest request = ownRequest();
    var parameter = request.queryParameter(name);
    if (!parameter.isPresent() || !parameter.values().contains(value)) {
      throw Expectation.expected(
          "the request to the HTTP backend has %s with \"%s\" in its query".formatted(name, value),
          "its address is " + URI.create(request.getUrl()));
    }
  }

  @Then("the HTTP backend's request does not mention the connection of {client}")
  public void mentionsNoConnection(ClientName client) {
    LoggedRequest request = ownRequest();
    String id = scenario.client(client).connectionId(scenario.patience().answer(), "echo");
    String all = request.getUrl() + request.getHeaders() + request.getBodyAsString();
    if (all.contains(id)) {
      throw Expectation.expected("a request without the connection's id " + id, all);
    }
  }

  @Then("the HTTP backend's request is recorded")
  public void recorded() {
    LoggedRequest request = ownRequest();
    scenario.record(
        "the request was %s with the headers %s"
            .formatted(request.getMethod(), request.getHeaders().keys()));
  }

  /** The request of an HTTP integration itself; a function that stands for one sends another. */
  private LoggedRequest ownRequest() {
    if (scenario.target().apiFinder().isPresent()) {
      throw new TestAbortedException(
          "It looks at the request of an HTTP integration; the reference API calls functions only.");
    }
    return backend.lastCall();
  }

  private static ResponseDefinitionBuilder marker(String marker) {
    return aResponse()
        .withHeader("Content-Type", "application/json")
        .withBody("{\"marker\":\"" + marker + "\"}");
  }
}
