package dev.framegate.junit;

import static dev.framegate.junit.GatewayAssertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.framegate.gateway.Gateway;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The test of the guide, with a gateway that is wrong on purpose. */
final class FaultyChatTest {
  @WithGateway(faults = "bodies-quoted")
  static final class QuotedTest {
    @Test
    void greets(Gateway gateway) {
      var chat =
          gateway
              .api("chat")
              .route("greet", event -> "hello " + event.connectionId())
              .deploy("test");
      try (var client = chat.connect()) {
        client.send("{\"action\":\"greet\"}");
        assertThat(client)
            .within(Duration.ofMillis(500))
            .receives("hello " + client.connectionId());
      }
    }
  }

  @Test
  void theFailureSaysWhatWasExpectedAndWhatCame() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(QuotedTest.class))
        .execute()
        .testEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            finishedWithFailure(
                message(
                    text ->
                        text.matches(
                            "expected a message \"hello (\\S+)\" within 0.5 s, received so far:"
                                + " \"\"hello \\1\"\"; the connection is open"))));
  }
}
