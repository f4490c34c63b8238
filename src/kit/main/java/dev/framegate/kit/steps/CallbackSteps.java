package dev.framegate.kit.steps;

import dev.framegate.kit.clients.ReceivedMessage;
import dev.framegate.kit.expectation.Expectation;
import dev.framegate.kit.expectation.Polling;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.ByteSize;
import dev.framegate.kit.values.ClientName;
import dev.framegate.kit.wire.ReceivedResponse;
import dev.framegate.kit.wire.Request;
import dev.framegate.kit.wire.RequestSigner;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The backend's side of a connection: posting, asking, disconnecting. */
public final class CallbackSteps {
  private static final String ACTOR = "backend";

  private final ScenarioState scenario;

  /** A function may post too, on another thread. */
  private volatile @Nullable ReceivedResponse reply;

  /** Makes the last callback to a connection once more. */
  private volatile Runnable again = () -> {};

  public CallbackSteps(ScenarioState scenario) {
    this.scenario = scenario;
  }

  void posts(String text, String stage, String connectionId) {
    call("POST", stage, connectionId, text.getBytes(StandardCharsets.UTF_8));
  }

  @When("the backend posts {string} to {client}")
  public void posts(String text, ClientName client) {
    call("POST", stage(client), stimulated(client), text.getBytes(StandardCharsets.UTF_8));
  }

  @When("the backend posts {size} to {client}")
  public void posts(ByteSize size, ClientName client) {
    call(
        "POST",
        stage(client),
        stimulated(client),
        "x".repeat(size.bytes()).getBytes(StandardCharsets.UTF_8));
  }

  @When("the backend posts {string} to {client} over stage {string}")
  public void posts(String text, ClientName client, String stage) {
    call("POST", stage, stimulated(client), text.getBytes(StandardCharsets.UTF_8));
  }

  @When("the backend posts {string} to the connection {string}")
  public void postsTo(String text, String connectionId) {
    call("POST", scenario.api().onlyStage(), connectionId, text.getBytes(StandardCharsets.UTF_8));
  }

  @When("the backend posts {string} to {client} with the path {string}")
  public void postsWithPath(String text, ClientName client, String path) {
    reply =
        send(
            "POST",
            base(stage(client)) + path.replace("{connectionId}", encoded(stimulated(client))),
            text.getBytes(StandardCharsets.UTF_8));
  }

  /** Over a custom domain name, which stands for the stage too. */
  void postsAt(String text, ClientName client, URI domain) {
    reply =
        send(
            "POST",
            domain.toString().replaceFirst("^ws", "http")
                + "/@connections/"
                + encoded(stimulated(client)),
            text.getBytes(StandardCharsets.UTF_8));
  }

  @When("the backend posts {string} to {client} without naming a stage")
  public void postsWithoutStage(String text, ClientName client) {
    String address = base(stage(client));
    reply =
        send(
            "POST",
            address.substring(0, address.lastIndexOf('/'))
                + "/@connections/"
                + encoded(stimulated(client)),
            text.getBytes(StandardCharsets.UTF_8));
  }

  /** With that Content-Type; {@code none} sends no such header. */
  @When("the backend posts {string} to {client} with the content type {string}")
  public void postsAs(String text, ClientName client, String contentType) {
    Request bare = request("POST", address(client), text.getBytes(StandardCharsets.UTF_8));
    Request typed = contentType.equals("none") ? bare : bare.header("Content-Type", contentType);
    // REST Assured encodes by the content type; a body that is to go out as it is does without.
    reply = scenario.run().clients().http().send(authorized(typed), scenario.transcript(), ACTOR);
  }

  @When("the backend calls {word} on {client}")
  public void calls(String method, ClientName client) {
    call(method, stage(client), stimulated(client), null);
  }

  /** By somebody else than the run. */
  void callsAs(UnaryOperator<Request> caller, String method, ClientName client) {
    byte[] body = method.equals("POST") ? "news".getBytes(StandardCharsets.UTF_8) : null;
    reply = send(caller.apply(request(method, address(client), body)));
  }

  @When("the backend requests the status of {client}")
  public void requestsStatus(ClientName client) {
    call("GET", stage(client), id(client), null);
  }

  @When("the backend disconnects {client}")
  public void disconnects(ClientName client) {
    call("DELETE", stage(client), stimulated(client), null);
  }

  @When("the backend requests the status of the connection {string}")
  public void requestsStatusOf(String connectionId) {
    call("GET", scenario.api().onlyStage(), connectionId, null);
  }

  @When("the backend disconnects the connection {string}")
  public void disconnectsConnection(String connectionId) {
    call("DELETE", scenario.api().onlyStage(), connectionId, null);
  }

  @Then("the callback succeeds with status {int}")
  public void succeeds(int status) {
    requireStatus(List.of(status), "succeeds");
  }

  @Then("the callback succeeds with one of the statuses:")
  public void succeeds(List<List<String>> rows) {
    requireStatus(SingleColumnTables.numbers(rows), "succeeds");
  }

  @Then("the callback is refused with status {int}")
  public void refused(int status) {
    requireStatus(List.of(status), "is refused");
  }

  /** That a connection ended is known to the whole service after a moment. */
  @Then("the callback is soon refused with status {int}")
  public void soonRefused(int status) {
    Polling.becomesTrue(scenario.patience().gone(), this::refusedAgain);
    refused(status);
  }

  private boolean refusedAgain() {
    if (reply().status() < 300) {
      again.run();
    }
    return reply().status() >= 300;
  }

  @Then("the callback is refused with one of the statuses:")
  public void refused(List<List<String>> rows) {
    requireStatus(SingleColumnTables.numbers(rows), "is refused");
  }

  @Then("the callback is refused")
  public void refused() {
    if (reply().status() < 400 || reply().status() > 499) {
      throw Expectation.expected("the callback is refused with a status from 400 to 499", told());
    }
  }

  @Then("the callback's answer has {string}")
  public void has(String member) {
    value(member);
  }

  @Then("the callback's answer's {string} matches {string}")
  public void matches(String member, String pattern) {
    String value = value(member);
    if (!value.matches(pattern)) {
      throw Expectation.expected(
          "in the callback's answer, \"%s\" matches %s".formatted(member, pattern),
          "it is \"" + value + "\"");
    }
  }

  private String value(String member) {
    return ReceivedMessage.of(reply().text())
        .member(member)
        .orElseThrow(
            () ->
                Expectation.expected(
                    "the callback's answer has \"" + member + "\"", "it is " + told()));
  }

  /** The connection's id, learnt while the client is still there. */
  @When("the backend has the connection id of {client}")
  public void known(ClientName client) {
    id(client);
  }

  ReceivedResponse reply() {
    ReceivedResponse last = reply;
    if (last == null) {
      throw new IllegalStateException("The backend has made no callback yet.");
    }
    return last;
  }

  String told() {
    return "%d %s".formatted(reply().status(), reply().text());
  }

  private void requireStatus(List<Integer> statuses, String how) {
    if (!statuses.contains(reply().status())) {
      throw Expectation.expected("the callback %s with %s".formatted(how, statuses), told());
    }
  }

  private void call(String method, String stage, String connectionId, byte @Nullable [] body) {
    String address = base(stage) + "/@connections/" + encoded(connectionId);
    again = () -> reply = send(method, address, body);
    again.run();
  }

  private ReceivedResponse send(String method, String address, byte @Nullable [] body) {
    return send(authorized(request(method, address, body)));
  }

  private ReceivedResponse send(Request request) {
    return scenario.run().clients().http().call(request, scenario.transcript(), ACTOR);
  }

  private Request authorized(Request request) {
    return scenario.sender().authorized(request, RequestSigner.Service.EXECUTE_API);
  }

  private static Request request(String method, String address, byte @Nullable [] body) {
    Request request = Request.of(method, URI.create(address));
    return body == null ? request : request.body(body);
  }

  private String address(ClientName client) {
    return base(stage(client)) + "/@connections/" + encoded(stimulated(client));
  }

  private String base(String stage) {
    return scenario.target().management(scenario.names().get("apiId"), stage).toString();
  }

  private String stage(ClientName client) {
    return scenario.client(client).peer().stage();
  }

  private String id(ClientName client) {
    return scenario.client(client).connectionId(scenario.patience().answer(), "echo");
  }

  /** The id, for a callback: what the client sees until then is no effect of it. */
  private String stimulated(ClientName client) {
    String id = id(client);
    scenario.client(client).peer().stimulate();
    return id;
  }

  private static String encoded(String connectionId) {
    return URLEncoder.encode(connectionId, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
