package dev.framegate.kit.suite;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.util.List;

/** Connecting, and the handshake's answer. */
public final class ClientSteps {
  private final Scene scene;
  private final Door door;

  public ClientSteps(Scene scene, Door door) {
    this.scene = scene;
    this.door = door;
  }

  @Given("{client} connects to stage {string}")
  public void connects(ClientName client, String stage) {
    door.enter(client, stage);
  }

  @Given("{client} connects")
  public void connects(ClientName client) {
    door.enter(client, scene.api().onlyStage());
  }

  @When("{client} tries to connect to stage {string}")
  public void tries(ClientName client, String stage) {
    door.knock(client, scene.target().dataPlane(scene.names().get("apiId"), stage), stage);
  }

  @When("{client} tries to connect to stage {string} of API {string}")
  public void tries(ClientName client, String stage, String apiId) {
    String id = scene.names().fill(apiId);
    door.knock(client, scene.target().dataPlane(id, stage), stage);
  }

  @When("{client} tries to connect to the path {string}")
  public void triesPath(ClientName client, String path) {
    door.knock(client, Paths.of(scene, path), "");
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
    door.header(name, scene.names().fill(value));
    tries(client, stage);
  }

  @When("{client} tries to connect to the path {string} with the header {string} set to {string}")
  public void triesPathWith(ClientName client, String path, String name, String value) {
    door.header(name, value);
    triesPath(client, path);
  }

  @When("{client} tries to connect to stage {string} without the header {string}")
  public void triesWithout(ClientName client, String stage, String name) {
    door.without(name);
    tries(client, stage);
  }

  /** An ordinary GET of the stage's address, as a browser's address bar would send it. */
  @When("{client} asks for stage {string} without an upgrade")
  public void plainGet(ClientName client, String stage) {
    door.without("Upgrade");
    door.without("Connection");
    door.without("Sec-WebSocket-Key");
    door.without("Sec-WebSocket-Version");
    tries(client, stage);
  }

  @When("{client} tries to connect to a URL of {int} characters")
  public void triesLongUrl(ClientName client, int characters) {
    String bare = scene.target().dataPlane(scene.names().get("apiId"), "test") + "?pad=";
    door.knock(client, URI.create(bare + "x".repeat(characters - bare.length())), "test");
  }

  @Then("the handshake's answer has the header {string}")
  public void hasHeader(String name) {
    if (door.answer().header(name).isEmpty()) {
      throw Missed.expected("the handshake's answer has " + name, told());
    }
  }

  @Then("the handshake's answer has the header {string} with the value {string}")
  public void hasHeader(String name, String value) {
    if (!door.answer().header(name).filter(value::equals).isPresent()) {
      throw Missed.expected(
          "the handshake's answer has %s with \"%s\"".formatted(name, value),
          "it was " + door.answer() + ", with the headers " + door.answer().headers());
    }
  }

  @Then("the handshake's answer has no header {string}")
  public void hasNoHeader(String name) {
    door.answer()
        .header(name)
        .ifPresent(
            value -> {
              throw Missed.expected(
                  "the handshake's answer has no header " + name, "it is \"" + value + "\"");
            });
  }

  @Then("the handshake is accepted")
  public void accepted() {
    door.answer().requireAccepted();
  }

  @Then("the handshake is refused")
  public void refused() {
    door.answer().requireRefused(List.of());
  }

  @Then("the handshake is refused with status {int}")
  public void refused(int status) {
    door.answer().requireRefused(List.of(status));
  }

  @Then("the handshake is refused with one of:")
  public void refused(List<List<String>> rows) {
    door.answer().requireRefused(Rows.numbers(rows));
  }

  private String told() {
    return "it was " + door.answer() + ", with the headers " + door.answer().headers().keySet();
  }
}
