package dev.framegate.suite;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.util.stream.IntStream;

/** Many clients: one after the other, or all at a time. */
public final class CrowdSteps {
  private static final int MOST_ATTEMPTS = 100;

  private final Scene scene;
  private final Door door;
  private int crowd;

  public CrowdSteps(Scene scene, Door door) {
    this.scene = scene;
    this.door = door;
  }

  /** Throttles are targets and no guarantees, so the refusal may come late, but it must come. */
  @When("clients keep connecting to stage {string} until one is refused")
  public void keepConnecting(String stage) {
    URI address = scene.run().target().dataPlane(scene.names().get("apiId"), stage);
    boolean refused =
        IntStream.range(0, MOST_ATTEMPTS)
            .anyMatch(i -> !door.knock(new ClientName("visitor"), address, stage).accepted());
    if (!refused) {
      throw Missed.expected(
          "of %d clients that connect to stage \"%s\" as fast as they can, one is refused"
              .formatted(MOST_ATTEMPTS, stage),
          "all came in");
    }
  }

  @Given("{int} clients are connected to stage {string}")
  public void areConnected(int count, String stage) {
    crowd = count;
    IntStream.rangeClosed(1, count).forEach(i -> door.enter(member(i), stage));
  }

  @Then("each of the clients receives the answer {string} from {string}")
  public void eachReceives(String marker, String route) {
    for (int i = 1; i <= crowd; i++) {
      Conversation client = scene.client(member(i));
      client.send(client.compose(route));
      String answer =
          client
              .reply(scene.patience().answer())
              .map(heard -> heard.member("marker").orElse(heard.toString()))
              .orElse("nothing");
      if (!answer.equals(marker)) {
        throw Missed.expected(
            "each of %d clients receives the answer \"%s\"".formatted(crowd, marker),
            "client number %d received %s".formatted(i, answer));
      }
    }
  }

  private static ClientName member(int number) {
    return new ClientName("number " + number);
  }
}
