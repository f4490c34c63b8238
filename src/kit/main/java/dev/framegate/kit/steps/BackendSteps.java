package dev.framegate.kit.steps;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.framegate.kit.backends.HttpBackend;
import dev.framegate.kit.expectation.Expectation;
import dev.framegate.kit.expectation.Polling;
import dev.framegate.kit.scenario.ScenarioState;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The HTTP server behind a route, and what reached it. */
public final class BackendSteps {
  private final ScenarioState scenario;
  private HttpBackend.@Nullable ScenarioBackend corner;

  public BackendSteps(ScenarioState scenario) {
    this.scenario = scenario;
  }

  @Given("the route {string} calls the HTTP backend")
  public void routeCallsBackend(String key) {
    boolean twoWay = !key.equals("$connect") && !key.equals("$disconnect");
    scenario.api().addHttpProxy(key, corner().address(), twoWay);
  }

  @Given(
      "the route {string} calls the HTTP backend without a proxy and converts its answer with"
          + " {string}")
  public void routeConverts(String key, String strategy) {
    scenario.api().addHttp(key, corner().address(), strategy);
  }

  /** The address may hold stage variables; whatever path it has, the backend answers. */
  @Given("the route {string} calls the HTTP backend at {string}")
  public void routeCallsBackendAt(String key, String address) {
    String filled = scenario.names().fill(address);
    scenario.api().addHttpProxy(key, filled, true);
  }

  @Then("the HTTP backend received a request for {string}")
  public void receivedRequestFor(String pathAndQuery) {
    String wanted = scenario.names().fill(pathAndQuery);
    if (!Polling.becomesTrue(
        scenario.patience().answer(), () -> scenario.run().backend().receivedRequestFor(wanted))) {
      throw Expectation.expected("the HTTP backend received a request for " + wanted, "none came");
    }
  }

  @Given("the HTTP backend is changed to answer {string}")
  public void changesItsAnswer(String marker) {
    corner().answers(marker);
  }

  @Given("the route {string} is changed to call another HTTP backend, which answers {string}")
  public void callsAnother(String key, String marker) {
    HttpBackend.ScenarioBackend other = scenario.run().backend().forScenario(scenario.transcript());
    other.answers(marker);
    scenario.api().changeIntegration(key, "integrationUri", other.address());
  }

  @Given("the HTTP backend answers after {int} milliseconds")
  public void answersAfter(int millis) {
    corner().answers(aResponse().withBody("{\"marker\":\"backend\"}").withFixedDelay(millis));
  }

  @Given("the HTTP backend answers with the bytes {string}")
  public void answersWithBytes(String digits) {
    corner().answers(aResponse().withBody(FrameRow.hex(digits)));
  }

  @Then("the HTTP backend is called")
  public void isCalled() {
    lastCall();
  }

  @Then("the HTTP backend was called {int} time(s)")
  public void wasCalled(int times) {
    if (times > 0) {
      lastCall();
    } else {
      scenario.requireStimuli();
    }
    watch();
    int calls = corner().calls().size();
    if (calls != times) {
      throw Expectation.expected(
          "the HTTP backend was called %d times".formatted(times), "it was called " + calls);
    }
  }

  @Then("the HTTP backend received the text {string}")
  public void receivedText(String text) {
    received(text);
  }

  private void received(String text) {
    String body = new String(lastCall().getBody(), StandardCharsets.UTF_8);
    if (!body.equals(text)) {
      throw Expectation.expected(
          "the HTTP backend received \"" + text + "\"", "it received " + body);
    }
  }

  /** Names in braces stand for what the target chose. */
  @Then("the HTTP backend received the text:")
  public void receivedWholeText(String text) {
    received(scenario.names().fill(text));
  }

  @Then("the HTTP backend received a text that matches {string}")
  public void receivedTextLike(String pattern) {
    String body = new String(lastCall().getBody(), StandardCharsets.UTF_8);
    if (!body.matches(pattern)) {
      throw Expectation.expected(
          "the HTTP backend received a text that matches " + pattern, "it received " + body);
    }
  }

  @Then("the HTTP backend received the bytes {string}")
  public void receivedBytes(String digits) {
    byte[] body = lastCall().getBody();
    if (!Arrays.equals(body, FrameRow.hex(digits))) {
      throw Expectation.expected(
          "the HTTP backend received the bytes " + digits,
          "it received " + HexFormat.ofDelimiter(" ").withUpperCase().formatHex(body));
    }
  }

  @Then("the number of calls to the HTTP backend is recorded")
  public void callsAreRecorded() {
    watch();
    scenario.record("the backend was called " + corner().calls().size() + " times");
  }

  /** Waits until a call has come, and takes the latest. */
  LoggedRequest lastCall() {
    if (!Polling.becomesTrue(scenario.patience().answer(), () -> !corner().calls().isEmpty())) {
      throw Expectation.expected(
          "the HTTP backend is called",
          "no call came for %d s".formatted(scenario.patience().answer().toSeconds()));
    }
    List<LoggedRequest> calls = corner().calls();
    return calls.get(calls.size() - 1);
  }

  /** Gives calls that should not come the time to come. */
  private void watch() {
    Polling.elapse(scenario.silence());
  }

  /** From now on the backend is a service, and the requests are those that name a resource. */
  void plays(String resource) {
    corner = scenario.run().backend().service(resource, scenario.transcript());
  }

  HttpBackend.ScenarioBackend corner() {
    if (corner == null) {
      corner = scenario.run().backend().forScenario(scenario.transcript());
    }
    return corner;
  }
}
