package dev.framegate.kit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Target;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CapabilityGateTest {
  private static final Target ACCOUNT = new Account();

  @Test
  void aRuleThatCannotBeJudgedThereIsSkippedWithItsReason() {
    assertThat(CapabilityGate.reasonToSkip(List.of("@OBS-004", "@needs-control-plane"), ACCOUNT))
        .contains("The account has no role for CloudWatch.");
  }

  @Test
  void otherRulesAreNot() {
    assertThat(CapabilityGate.reasonToSkip(List.of("@OBS-001", "@needs-control-plane"), ACCOUNT))
        .isEmpty();
  }

  @Test
  void aMissingCapabilityIsToldFirst() {
    assertThat(CapabilityGate.reasonToSkip(List.of("@OBS-004", "@needs-lambda"), ACCOUNT))
        .hasValueSatisfying(
            reason ->
                assertThat(reason)
                    .startsWith("Needs 'lambda'")
                    .contains("which the target 'account' does not declare"));
  }

  /** A target without the role that logs need. */
  private static final class Account implements Target {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    @Override
    public Map<String, String> unjudged() {
      return Map.of("OBS-004", "The account has no role for CloudWatch.");
    }

    @Override
    public String name() {
      return "account";
    }

    @Override
    public String adapter() {
      return "none";
    }

    @Override
    public String version() {
      return UNKNOWN;
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of(Capability.CONTROL_PLANE);
    }

    @Override
    public URI controlPlane() {
      return NOWHERE;
    }

    @Override
    public URI dataPlane(String apiId, String stage) {
      return NOWHERE;
    }

    @Override
    public URI management(String apiId, String stage) {
      return NOWHERE;
    }
  }
}
