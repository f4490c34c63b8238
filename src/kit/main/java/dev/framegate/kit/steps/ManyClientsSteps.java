package dev.framegate.kit.steps;

import dev.framegate.kit.clients.CorrelatedMessages;
import dev.framegate.kit.expectation.Expectation;
import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.expectation.Polling;
import dev.framegate.kit.scenario.ConnectionOpener;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.ClientName;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.util.stream.IntStream;

/** Many clients: one after the other, or all at a time. */
public final class ManyClientsSteps {
  private static final int AT_ONCE = 10;

  private final ScenarioState scenario;
  private final ConnectionOpener connections;
  private int crowd;

  public ManyClientsSteps(ScenarioState scenario, ConnectionOpener connections) {
    this.scenario = scenario;
    this.connections = connections;
  }

  /**
   * Throttles are best-effort, and settings take effect after a while: the refusal may come late,
   * and where none comes the scenario is inconclusive.
   */
  @When("clients keep connecting to stage {string} until one is refused")
  public void keepConnecting(String stage) {
    URI address = scenario.target().dataPlane(scenario.names().get("apiId"), stage);
    if (!Polling.becomesTrue(
        scenario.patience().propagation(), () -> oneIsRefused(address, stage))) {
      throw new InconclusiveException(
          "No client was refused at stage \"%s\" for %d s; throttles are best-effort."
              .formatted(stage, scenario.patience().propagation().toSeconds()));
    }
  }

  private boolean oneIsRefused(URI address, String stage) {
    return IntStream.range(0, AT_ONCE)
        .anyMatch(
            i -> !connections.connectOnce(new ClientName("visitor"), address, stage).accepted());
  }

  /** Where one came in, the others are not too many. */
  @Given("{int} clients are connected to stage {string}")
  public void areConnected(int count, String stage) {
    crowd = count;
    connections.connect(member(1), stage);
    URI address = scenario.target().dataPlane(scenario.names().get("apiId"), stage);
    IntStream.rangeClosed(2, count)
        .forEach(i -> connections.connectOnce(member(i), address, stage).requireAccepted());
  }

  @Then("each of the clients receives the answer {string} from {string}")
  public void eachReceives(String marker, String route) {
    for (int i = 1; i <= crowd; i++) {
      CorrelatedMessages client = scenario.client(member(i));
      client.send(client.compose(route));
      String answer =
          client
              .reply(scenario.patience().answer())
              .map(message -> message.member("marker").orElse(message.toString()))
              .orElse("nothing");
      if (!answer.equals(marker)) {
        throw Expectation.expected(
            "each of %d clients receives the answer \"%s\"".formatted(crowd, marker),
            "client number %d received %s".formatted(i, answer));
      }
    }
  }

  private static ClientName member(int number) {
    return new ClientName("number " + number);
  }
}
