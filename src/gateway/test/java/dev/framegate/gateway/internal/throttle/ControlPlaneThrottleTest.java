package dev.framegate.gateway.internal.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.internal.edge.TestClock;
import dev.framegate.gateway.internal.http.RequestInterceptor;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.settings.Limit;
import dev.framegate.gateway.settings.Limits;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ControlPlaneThrottleTest {
  private static final ServerRequest CALL =
      new ServerRequest("GET", "/v2/apis", Map.of(), Map.of(), new byte[0]);

  private final TestClock clock = new TestClock();
  private final ControlPlaneThrottle rates =
      new ControlPlaneThrottle(
          RequestInterceptor.FAITHFUL,
          ControlPlaneRates.of(Limits.aws().with(Limit.CONTROL_PLANE_RATES, 1)).orElseThrow(),
          clock);

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

  @Test
  void beyondThe429NamesItsType() {
    assertThat(passes("GetApis", 40)).isEqualTo(40);
    ServerResponse answer = call("GetApis");
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.headers()).containsEntry("x-amzn-ErrorType", "TooManyRequestsException");
    assertThat(answer.text()).isEqualTo("{\"message\":\"Too Many Requests\"}");
  }

  private long passes(String operation, int times) {
    return IntStream.range(0, times).filter(i -> call(operation).status() == 200).count();
  }

  private ServerResponse call(String operation) {
    return rates.intercept(operation, CALL, call -> ServerResponse.of(200));
  }
}
