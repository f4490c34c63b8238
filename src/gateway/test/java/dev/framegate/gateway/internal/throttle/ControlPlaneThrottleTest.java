package dev.framegate.gateway.internal.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.internal.edge.TestClock;
import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ControlPlaneThrottleTest {
  private final TestClock clock = new TestClock();
  private final Predicate<String> rates =
      ControlPlaneThrottle.of(Limits.aws().with(Limit.CONTROL_PLANE_RATES, 1), clock);

  @Test
  void areNotEnforcedByDefault() {
    Predicate<String> none = ControlPlaneThrottle.of(Limits.aws(), clock);
    assertThat(IntStream.range(0, 100)).allMatch(i -> none.test("CreateDeployment"));
  }

  @Test
  void fortyCallsAtOnceThenTenASecond() {
    assertThat(passes("GetApis", 100)).isEqualTo(40);
    clock.advance(Duration.ofSeconds(1));
    assertThat(passes("GetApis", 100)).isEqualTo(10);
  }

  @Test
  void oneDeploymentInFiveSeconds() {
    assertThat(passes("CreateDeployment", 10)).isEqualTo(1);
    clock.advance(Duration.ofMillis(4_999));
    assertThat(passes("CreateDeployment", 10)).isZero();
    clock.advance(Duration.ofMillis(1));
    assertThat(passes("CreateDeployment", 10)).isEqualTo(1);
  }

  @Test
  void refusedDeploymentsTakeNothingFromTheOtherCalls() {
    assertThat(passes("CreateDeployment", 100)).isEqualTo(1);
    assertThat(passes("GetApis", 100)).isEqualTo(39);
  }

  private long passes(String operation, int times) {
    return IntStream.range(0, times).filter(i -> rates.test(operation)).count();
  }
}
