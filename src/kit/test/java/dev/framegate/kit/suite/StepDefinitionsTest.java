package dev.framegate.kit.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Target;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every sentence of every feature is one that the steps understand, in exactly one way. */
final class StepDefinitionsTest {
  @Test
  void everySentenceHasOneStep() {
    List<ScenarioOutcome> outcomes =
        ConformanceSuite.run(
                new Nowhere(),
                new ConformanceSuite.Settings(
                    Optional.empty(), 1, Timeouts.NORMAL, Optional.empty(), true),
                outcome -> {})
            .outcomes();

    assertThat(outcomes).hasSizeGreaterThan(300);
    assertThat(outcomes)
        .filteredOn(outcome -> outcome.verdict() != Verdict.PASSED)
        .extracting(outcome -> outcome.location() + " " + outcome.reason())
        .isEmpty();
  }

  private record Nowhere() implements Target {
    @Override
    public String name() {
      return "nowhere";
    }

    @Override
    public String adapter() {
      return "none";
    }

    @Override
    public String version() {
      return "";
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of(Capability.values());
    }

    @Override
    public URI controlPlane() {
      throw new AssertionError("a dry run sends nothing");
    }

    @Override
    public URI dataPlane(String apiId, String stage) {
      throw new AssertionError("a dry run sends nothing");
    }

    @Override
    public URI management(String apiId, String stage) {
      throw new AssertionError("a dry run sends nothing");
    }
  }
}
