package dev.framegate.junit;

import static dev.framegate.junit.GatewayAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.DeployedApi;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.StageClient;
import dev.framegate.gateway.journal.GatewayJournal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** The messages of failures, and that the assertions can be imported beside those of AssertJ. */
@WithGateway(limits = "messageBytes: 1024")
final class GatewayAssertionsTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  private DeployedApi echo;

  @BeforeEach
  void deploys(Gateway gateway) {
    echo = gateway.api("echo").route("$default", event -> event.body()).deploy("test");
  }

  @Test
  void aMissingMessageIsToldWithWhatWasReceived() {
    try (StageClient client = echo.connect()) {
      client.send("one");
      assertThat(client).receives("one").receivesNothingFor(SHORT);
      client.send("two");

      assertThatThrownBy(() -> assertThat(client).within(SHORT).receives("three"))
          .isInstanceOf(AssertionFailedError.class)
          .hasMessage(
              "expected a message \"three\" within 0.05 s, received so far: \"one\", \"two\"; the"
                  + " connection is open");
    }
  }

  @Test
  void theEndOfTheConnectionEndsTheWait() {
    try (StageClient client = echo.connect()) {
      client.send("x".repeat(1025));

      assertThatThrownBy(() -> assertThat(client).receivesContaining("x"))
          .hasMessageStartingWith(
              "expected a message that contains \"x\", received so far: nothing; closed with 1009");
      assertThat(client).isClosedWith(1009);
      assertThatThrownBy(() -> assertThat(client).isClosedWith(1000))
          .hasMessageStartingWith(
              "expected close code 1000, received so far: nothing; closed with 1009");
    }
  }

  @Test
  void aMessageThatIsNotExpectedIsTold() {
    try (StageClient client = echo.connect()) {
      client.send("one");

      assertThatThrownBy(() -> assertThat(client).receivesNothingFor(Duration.ofSeconds(5)))
          .hasMessage(
              "expected no message and no close for 5 s; received so far: \"one\"; the connection"
                  + " is open");
    }
  }

  @Test
  void theJournalIsToldWithWhatHappened(GatewayJournal journal) {
    try (StageClient client = echo.connect()) {
      client.send("one");
      assertThat(client).receives("one");
    }

    assertThat(journal).hasHandshake(101).hasMessage("$default").hasClose(1000);
    assertThatThrownBy(() -> assertThat(journal).within(SHORT).hasMessage("greet"))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageStartingWith(
            "expected a message for the route greet within 0.05 s, but this happened:\nHANDSHAKE ")
        .hasMessageContaining(" route $default one\n");
    assertThat(journal.entries()).isNotEmpty();
  }
}
