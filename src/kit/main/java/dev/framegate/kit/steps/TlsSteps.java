package dev.framegate.kit.steps;

import dev.framegate.kit.expectation.Expectation;
import dev.framegate.kit.scenario.ConnectionOpener;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.ClientName;
import dev.framegate.kit.wire.ClientHello;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;

/** Which versions of TLS are spoken. */
public final class TlsSteps {
  private final ScenarioState scenario;
  private final ConnectionOpener connections;
  private boolean greeted;

  public TlsSteps(ScenarioState scenario, ConnectionOpener connections) {
    this.scenario = scenario;
    this.connections = connections;
  }

  @When("{client} tries to connect to stage {string} with TLS {string}")
  public void tries(ClientName client, String stage, String version) {
    URI address = scenario.target().secureDataPlane(scenario.names().get("apiId"), stage);
    greeted = ClientHello.accepted(address, version(version), scenario.patience().answer());
    if (greeted) {
      connections.connectOnce(client, address, stage);
    } else {
      connections.noteUnreachable(address, "the server does not go on in " + version);
    }
  }

  @Then("the TLS handshake is refused")
  public void noConnection() {
    if (greeted) {
      throw Expectation.expected(
          "that the server does not go on in this version of TLS",
          "it answered with a ServerHello");
    }
  }

  private static ClientHello.ProtocolVersion version(String text) {
    return switch (text) {
      case "TLSv1" -> ClientHello.ProtocolVersion.TLS_1_0;
      case "TLSv1.1" -> ClientHello.ProtocolVersion.TLS_1_1;
      case "TLSv1.2" -> ClientHello.ProtocolVersion.TLS_1_2;
      default ->
          throw new IllegalArgumentException("'" + text + "': write TLSv1, TLSv1.1 or TLSv1.2.");
    };
  }
}
