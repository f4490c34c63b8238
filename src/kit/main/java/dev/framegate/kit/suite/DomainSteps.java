package dev.framegate.kit.suite;

import dev.framegate.kit.journal.Mark;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Custom domain names. A sentence says {@code "shop"}; the scenario's own name for it has the run's
 * mark before it and something random behind, below the name that the target gives to the kit.
 */
public final class DomainSteps {
  private static final ClientName SAMPLER = new ClientName("sampler");

  private final Scene scene;
  private final Door door;
  private final CallbackSteps callbacks;

  public DomainSteps(Scene scene, Door door, CallbackSteps callbacks) {
    this.scene = scene;
    this.door = door;
    this.callbacks = callbacks;
  }

  @Given("the domain name {string}")
  public void exists(String name) {
    scene
        .control()
        .prepare(
            "CreateDomainName",
            Map.of(
                "domainName",
                full(name),
                "domainNameConfigurations",
                List.of(
                    Map.of(
                        "certificateArn",
                        scene.target().certificateArn(),
                        "endpointType",
                        "REGIONAL"))));
    scene.names().put("domainName", name, full(name));
  }

  /** A name that is free, for a call that makes it. */
  @Given("{string} is a free domain name")
  public void free(String name) {
    scene.names().put("domainName", name, full(name));
    scene.names().put("certificateArn", scene.target().certificateArn());
  }

  @Given("the domain name {string} is mapped to stage {string}")
  public void mapped(String name, String stage) {
    mapped(name, stage, "");
  }

  @Given("the domain name {string} is mapped to stage {string} under {string}")
  public void mapped(String name, String stage, String key) {
    Map<String, Object> members = new HashMap<>(scene.api().members("stage", stage));
    members.put("domainName", full(name));
    if (!key.isEmpty()) {
      members.put("apiMappingKey", key);
    }
    scene.control().prepare("CreateApiMapping", members);
  }

  /**
   * @param address a name, and behind it the path if there is one: {@code shop/chat}
   */
  @When("{client} tries to connect to the domain {string}")
  public void tries(ClientName client, String address) {
    door.knock(client, at(address), "");
  }

  @When("{client} connects to the domain {string}")
  public void connects(ClientName client, String address) {
    door.enter(client, at(address), "");
  }

  @Then("{client} comes to be refused at the domain {string}")
  public void refused(ClientName client, String address) {
    if (!Until.holds(
        scene.patience().visible(), () -> !door.knock(client, at(address), "").accepted())) {
      throw Missed.expected(
          "no client can connect to " + at(address), "a handshake was still accepted");
    }
  }

  @Then("the domain {string} comes to answer {string} to {string}")
  public void answers(String address, String marker, String route) {
    ClientName client = SAMPLER;
    if (!Until.holds(
        scene.patience().visible(),
        () -> marker.equals(answerOf(client, address, route).orElse("")))) {
      throw Missed.expected(
          "%s answers \"%s\" to \"%s\"".formatted(at(address), marker, route),
          "the last answer was " + answerOf(client, address, route).orElse("none"));
    }
  }

  private Optional<String> answerOf(ClientName client, String address, String route) {
    if (!door.knock(client, at(address), "").accepted()) {
      return Optional.empty();
    }
    Conversation conversation = scene.client(client);
    conversation.send(conversation.compose(route));
    return conversation.reply(scene.patience().answer()).flatMap(heard -> heard.member("marker"));
  }

  @When("the backend posts {string} to {client} over the domain {string}")
  public void posts(String text, ClientName client, String address) {
    callbacks.postsAt(text, client, at(address));
  }

  /** The address; the name in it is {@code {domainName}} from now on. */
  private URI at(String address) {
    int slash = address.indexOf('/');
    String name = slash < 0 ? address : address.substring(0, slash);
    scene.names().put("domainName", name, full(name));
    return URI.create(scene.target().customDomain(full(name)) + address.substring(name.length()));
  }

  private String own() {
    return "%08x".formatted(scene.chance().nextInt());
  }

  /** The mark begins the last label of the name: what is before it may be a wildcard. */
  private String full(String name) {
    int label = name.lastIndexOf('.') + 1;
    return "%s%s-%s-%s.%s"
        .formatted(
            name.substring(0, label),
            Mark.of(scene.run().id()),
            name.substring(label),
            own(),
            scene.target().customDomainParent());
  }
}
