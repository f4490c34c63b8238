package dev.framegate.gateway.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockEndpointTest {
  private final AdjustableClock clock = new AdjustableClock();
  private final ClockEndpoint endpoint = new ClockEndpoint(clock, () -> {});

  private ServerResponse advance(String step) {
    return endpoint.apply(
        new ServerRequest(
            "POST",
            ClockEndpoint.PATH,
            Map.of(),
            Map.of(),
            ("{\"advance\":\"" + step + "\"}").getBytes(StandardCharsets.UTF_8)));
  }

  /** Clients cannot read dates after the year 9999. */
  @Test
  void theClockStaysInItsRangeHoweverOftenItIsAdvanced() {
    int taken = 0;
    while (advance("P365D").status() == 200) {
      taken++;
      assertThat(taken).isLessThan(1_000);
    }
    assertThat(taken).isEqualTo(200);
    assertThat(clock.instant().atZone(ZoneOffset.UTC).getYear()).isLessThan(2300);
    assertThat(advance("PT1S").text()).contains("at most 73000 days ahead");
    assertThat(advance("PT0S").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P366D", "-PT1S", "PT1000000000000H", "tomorrow", ""})
  void otherStepsAreRefused(String step) {
    assertThat(advance(step).status()).isEqualTo(400);
    assertThat(clock.offset()).isZero();
  }

  @Test
  void aStepBeyondAllTimesIsRefused() {
    assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(Long.MAX_VALUE)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(clock.offset()).isZero();
  }
}
