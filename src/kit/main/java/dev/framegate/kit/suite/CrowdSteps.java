package dev.framegate.kit.suite;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.util.stream.IntStream;

/** Many clients: one after the other, or all at a time. */
public final class CrowdSteps {
  private static final int AT_ONCE = 10;

  private final Scene scene;
  private final Door door;
  private int crowd;

  public CrowdSteps(Scene scene, Door door) {
    this.scene = scene;
    this.door = door;
  }

  /**
   * Throttles are targets and no guarantees, and settings need their time to arrive: the refusal
   * may come late, but it must come.
   */
  @When("clients keep connecting to stage {string} until one is refused")
  public void keepConnecting(String stage) {
    URI address = scene.target().dataPlane(scene.names().get("apiId"), stage);
    if (!Until.holds(scene.patience().visible(), () -> oneIsRefused(address, stage))) {
      throw Missed.expected(
          "of the clients that keep connecting to stage \"%s\", one is refused".formatted(stage),
          "for %d s all came in".formatted(scene.patience().visible().toSeconds()));
    }
  }

  private boolean oneIsRefused(URI address, String stage) {
    return IntStream.range(0, AT_ONCE)
        .anyMatch(i -> !door.knock(new ClientName("visitor"), address, stage).accepted());
  }

  /** Where one came in, the others are not too many. */
  @Given("{int} clients are connected to stage {string}")
  public void areConnected(int count, String stage) {
    crowd = count;
    door.enter(member(1), stage);
    URI address = scene.target().dataPlane(scene.names().get("apiId"), stage);
    IntStream.rangeClosed(2, count)
        .forEach(i -> door.knock(member(i), address, stage).requireAccepted());
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
