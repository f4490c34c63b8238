package dev.framegate.kit.scenario;

import dev.framegate.kit.clients.CorrelatedMessages;
import dev.framegate.kit.clients.FrameTestClient;
import dev.framegate.kit.clients.ReceivedMessage;
import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.expectation.Polling;
import dev.framegate.kit.wire.HandshakeOptions;
import dev.framegate.kit.wire.HandshakeResult;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.kit.wire.UnreachableException;
import java.net.URI;
import java.util.Optional;

/**
 * Proves, before a run, that the answers of the kit's own APIs can be told apart: their MOCK
 * integrations give back the id of a message. Most rules about messages rest on that.
 */
public final class EchoCheck {
  private static final String CLIENT = "echo check";

  private final RunEnvironment environment;
  private String seen = "nothing";

  public EchoCheck(RunEnvironment environment) {
    this.environment = environment;
  }

  /** What came instead of the answer to a message; empty where the answer came. */
  public Optional<String> problem() {
    try {
      URI address = environment.sharedStage().address();
      return Polling.becomesTrue(environment.patience().propagation(), () -> echoes(address))
          ? Optional.empty()
          : Optional.of("at %s, %s".formatted(address, seen));
    } catch (InconclusiveException | UnreachableException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private boolean echoes(URI address) {
    HandshakeOptions options =
        HandshakeOptions.plain()
            .within(environment.patience().handshake())
            .trusting(environment.clients().trust());
    HandshakeResult result =
        environment.clients().frames().open(address, options, new Transcript(), CLIENT);
    if (!(result instanceof HandshakeResult.Accepted accepted)) {
      seen = "the handshake was not accepted: " + result;
      return false;
    }
    FrameTestClient client = new FrameTestClient(accepted.connection(), address, EchoApi.STAGE);
    try {
      return answers(new CorrelatedMessages(client));
    } finally {
      client.dropConnection();
    }
  }

  private boolean answers(CorrelatedMessages client) {
    String message = client.composeText("any text");
    client.send(message);
    Optional<ReceivedMessage> answer = client.reply(environment.patience().answer());
    seen =
        "the answer to %s was %s"
            .formatted(message, answer.map(ReceivedMessage::toString).orElse("nothing"));
    return answer
        .filter(
            a ->
                a.member("marker").filter("hello"::equals).isPresent()
                    && a.member("id").isPresent()
                    && a.member("text").filter("any text"::equals).isPresent())
        .isPresent();
  }
}
