package dev.framegate.kit.suite;

import dev.framegate.kit.wire.TlsGreeting;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;

/** Which versions of TLS are spoken. */
public final class TlsSteps {
  private final Scene scene;
  private final Door door;
  private boolean greeted;

  public TlsSteps(Scene scene, Door door) {
    this.scene = scene;
    this.door = door;
  }

  @When("{client} tries to connect to stage {string} with TLS {string}")
  public void tries(ClientName client, String stage, String version) {
    URI address = scene.target().secureDataPlane(scene.names().get("apiId"), stage);
    greeted = TlsGreeting.accepted(address, version(version), scene.patience().answer());
    if (greeted) {
      door.knock(client, address, stage);
    } else {
      door.shut(address, "the server does not go on in " + version);
    }
  }

  @Then("no connection is made")
  public void noConnection() {
    if (greeted) {
      throw Missed.expected(
          "that the server does not go on in this version of TLS",
          "it answered with a ServerHello");
    }
  }

  private static TlsGreeting.Version version(String text) {
    return switch (text) {
      case "TLSv1" -> TlsGreeting.Version.TLS_1_0;
      case "TLSv1.1" -> TlsGreeting.Version.TLS_1_1;
      case "TLSv1.2" -> TlsGreeting.Version.TLS_1_2;
      default ->
          throw new IllegalArgumentException("'" + text + "': write TLSv1, TLSv1.1 or TLSv1.2.");
    };
  }
}
