package dev.framegate.kit.steps;

import dev.framegate.kit.clients.CorrelatedMessages;
import dev.framegate.kit.expectation.Expectation;
import dev.framegate.kit.expectation.Polling;
import dev.framegate.kit.journal.RunMarker;
import dev.framegate.kit.scenario.ConnectionOpener;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.ClientName;
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

  private final ScenarioState scenario;
  private final ConnectionOpener connections;
  private final CallbackSteps callbacks;

  public DomainSteps(
      ScenarioState scenario, ConnectionOpener connections, CallbackSteps callbacks) {
    this.scenario = scenario;
    this.connections = connections;
    this.callbacks = callbacks;
  }

  @Given("the domain name {string}")
  public void exists(String name) {
    scenario
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
                        scenario.target().certificateArn(),
                        "endpointType",
                        "REGIONAL"))));
    scenario.names().put("domainName", name, full(name));
  }

  /** A name that is free, for a call that makes it. */
  @Given("{string} is an unused domain name")
  public void free(String name) {
    scenario.names().put("domainName", name, full(name));
    scenario.names().put("certificateArn", scenario.target().certificateArn());
  }

  @Given("the domain name {string} with a mapping to stage {string}")
  public void existsMapped(String name, String stage) {
    exists(name);
    mapped(name, stage);
  }

  @Given("the domain name {string} with a mapping to stage {string} under {string}")
  public void existsMapped(String name, String stage, String key) {
    exists(name);
    mapped(name, stage, key);
  }

  @Given("the domain name {string} is mapped to stage {string}")
  public void mapped(String name, String stage) {
    mapped(name, stage, "");
  }

  @Given("the domain name {string} is mapped to stage {string} under {string}")
  public void mapped(String name, String stage, String key) {
    Map<String, Object> members = new HashMap<>(scenario.api().members("stage", stage));
    members.put("domainName", full(name));
    if (!key.isEmpty()) {
      members.put("apiMappingKey", key);
    }
    scenario.control().prepare("CreateApiMapping", members);
  }

  /**
   * @param address a name, and behind it the path if there is one: {@code shop/chat}
   */
  @When("{client} tries to connect to the domain {string}")
  public void tries(ClientName client, String address) {
    connections.connectOnce(client, at(address), "");
  }

  @When("{client} connects to the domain {string}")
  public void connects(ClientName client, String address) {
    connections.connect(client, at(address), "");
  }

  @Then("{client} can no longer connect to the domain {string}")
  public void refused(ClientName client, String address) {
    if (!Polling.becomesTrue(
        scenario.patience().propagation(),
        () -> !connections.look(client, at(address), "").accepted())) {
      throw Expectation.expected(
          "no client can connect to " + at(address), "a handshake was still accepted");
    }
  }

  @Then("the domain {string} answers {string} to {string}")
  public void answers(String address, String marker, String route) {
    ClientName client = SAMPLER;
    if (!Polling.becomesTrue(
        scenario.patience().propagation(),
        () -> marker.equals(answerOf(client, address, route).orElse("")))) {
      throw Expectation.expected(
          "%s answers \"%s\" to \"%s\"".formatted(at(address), marker, route),
          "the last answer was " + answerOf(client, address, route).orElse("none"));
    }
  }

  private Optional<String> answerOf(ClientName client, String address, String route) {
    if (!connections.look(client, at(address), "").accepted()) {
      return Optional.empty();
    }
    CorrelatedMessages conversation = scenario.clientAtOnce(client);
    conversation.send(conversation.compose(route));
    return conversation
        .reply(scenario.patience().answer())
        .flatMap(message -> message.member("marker"));
  }

  @When("the backend posts {string} to {client} over the domain {string}")
  public void posts(String text, ClientName client, String address) {
    callbacks.postsAt(text, client, at(address));
  }

  /** The address; the name in it is {@code {domainName}} from now on. */
  private URI at(String address) {
    int slash = address.indexOf('/');
    String name = slash < 0 ? address : address.substring(0, slash);
    scenario.names().put("domainName", name, full(name));
    return URI.create(
        scenario.target().customDomain(full(name)) + address.substring(name.length()));
  }

  private String own() {
    return "%08x".formatted(scenario.random().nextInt());
  }

  /** The mark begins the last label of the name: what is before it may be a wildcard. */
  private String full(String name) {
    int label = name.lastIndexOf('.') + 1;
    return "%s%s-%s-%s.%s"
        .formatted(
            name.substring(0, label),
            RunMarker.of(scenario.run().id()),
            name.substring(label),
            own(),
            scenario.target().customDomainParent());
  }
}
