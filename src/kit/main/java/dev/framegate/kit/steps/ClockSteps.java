package dev.framegate.kit.steps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.framegate.kit.clients.CorrelatedMessages;
import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.values.ClientName;
import dev.framegate.kit.wire.ReceivedResponse;
import dev.framegate.kit.wire.Request;
import io.cucumber.java.en.When;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time that passes on the target's clock instead of ours. */
public final class ClockSteps {
  private static final Pattern SPAN = Pattern.compile("(\\d+) (second|minute|hour)s?");
  private static final Duration BETWEEN_MESSAGES = Duration.ofMinutes(5);

  private final ScenarioState scenario;

  public ClockSteps(ScenarioState scenario) {
    this.scenario = scenario;
  }

  @When("the clock advances by {string}")
  public void advances(String span) {
    advance(duration(span));
  }

  /** A message every five minutes, so that the connection is never idle. */
  @When("{client} keeps sending for {string}")
  public void keepsSending(ClientName client, String span) {
    CorrelatedMessages conversation = scenario.client(client);
    Duration left = duration(span);
    while (!left.isZero() && conversation.peer().isOpen()) {
      Duration step = left.compareTo(BETWEEN_MESSAGES) < 0 ? left : BETWEEN_MESSAGES;
      advance(step);
      left = left.minus(step);
      if (conversation.peer().isOpen()) {
        conversation.send(conversation.compose("echo"));
        conversation.reply(scenario.patience().answer());
      }
    }
  }

  /** Time that passes is a stimulus for every connection. */
  private void advance(Duration step) {
    scenario.stimulateClients();
    URI clock =
        scenario
            .target()
            .clock()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The target declares 'clock' but its adapter gives no address for it."));
    ReceivedResponse reply =
        scenario
            .run()
            .clients()
            .http()
            .call(
                Request.of("POST", clock)
                    .json(JsonNodeFactory.instance.objectNode().put("advance", step.toString())),
                scenario.transcript(),
                "clock");
    if (reply.status() != 200) {
      throw new InconclusiveException(
          "The clock could not be advanced by %s: %d %s"
              .formatted(step, reply.status(), reply.text()));
    }
  }

  private static Duration duration(String text) {
    Matcher parts = SPAN.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no span of time; write '11 minutes'.");
    }
    long count = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "second" -> Duration.ofSeconds(count);
      case "minute" -> Duration.ofMinutes(count);
      default -> Duration.ofHours(count);
    };
  }
}
