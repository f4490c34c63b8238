package dev.framegate.kit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.faults.Faults;
import dev.framegate.gateway.Gateway;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.journal.Journal;
import dev.framegate.kit.targets.bundled.BundledTarget;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class EchoCheckTest {
  @Test
  void aGatewayThatEchoesHasNoProblem() {
    assertThat(problem(UnaryOperator.identity())).isEmpty();
  }

  @Test
  void aGatewayThatDoesNotIsToldWithWhatItAnswered() {
    assertThat(problem(Faults.named("templates-unevaluated")::applyTo).orElseThrow())
        .contains("the answer to {\"action\":\"echo\"")
        .contains("was ");
  }

  private static Optional<String> problem(UnaryOperator<Gateway.Builder> settings) {
    try (BundledTarget target = new BundledTarget("echo", settings);
        RunEnvironment environment =
            new RunEnvironment(
                target, new Timeouts(0.5), Journal.inMemory(), false, violation -> {})) {
      return new EchoCheck(environment).problem();
    }
  }
}
