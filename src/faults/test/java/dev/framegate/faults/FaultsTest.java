package dev.framegate.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.assembly.GatewayPolicies;
import dev.framegate.gateway.internal.control.ControlPlaneRule;
import dev.framegate.gateway.internal.edge.FrameHeader;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FaultsTest {
  @Test
  void namesAreUniqueAndEveryFaultBreaksSomething() {
    assertThat(Faults.all()).extracting(Fault::name).doesNotHaveDuplicates();
    assertThat(Faults.all()).allSatisfy(fault -> assertThat(fault.symptoms()).isNotEmpty());
    assertThat(Faults.all())
        .allSatisfy(
            fault -> assertThat(fault.symptoms().values()).allMatch(text -> !text.isBlank()));
  }

  @Test
  void severalFaultsAddUp() {
    GatewayPolicies policies = GatewayPolicies.aws();
    for (String name : List.of("answers-in-binary", "empty-api-deployed")) {
      policies = Faults.named(name).change().apply(policies);
    }

    assertThat(policies.edge().frames().outgoingOpcode()).isEqualTo(FrameHeader.BINARY);
    assertThat(policies.control().checks()).doesNotContain(ControlPlaneRule.DEPLOYMENT_NEEDS_ROUTE);
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> Faults.apply(Gateway.builder(), List.of("frame-limit-2g")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("There is no fault 'frame-limit-2g'. Known: frame-limit-128k, ")
        .hasMessageContaining("live-configuration");
  }
}
