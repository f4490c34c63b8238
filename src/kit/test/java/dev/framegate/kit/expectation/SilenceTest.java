package dev.framegate.kit.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceTest {
  @ParameterizedTest
  @CsvSource({
    "   0, 1,  250",
    "   5, 1,  250",
    "  62, 1,  250",
    " 100, 1,  400",
    " 300, 1, 1200",
    "9000, 1, 5000",
    "   5, 3,  750",
    " 300, 3, 1200"
  })
  void lastsAsLongAsTheWayToTheTargetAsks(long handshake, double patience, long silence) {
    assertThat(new Timeouts(patience).silence(Duration.ofMillis(handshake)))
        .isEqualTo(Duration.ofMillis(silence));
  }

  @Test
  void oneSlowHandshakeDoesNotStretchIt() {
    HandshakeTimes times = new HandshakeTimes();
    assertThat(times.median()).isZero();

    times.add(Duration.ofMillis(10));
    times.add(Duration.ofSeconds(29));
    times.add(Duration.ofMillis(12));

    assertThat(times.median()).isEqualTo(Duration.ofMillis(12));
  }

  @Test
  void theLatestHandshakesCount() {
    HandshakeTimes times = new HandshakeTimes();
    for (int i = 0; i < 100; i++) {
      times.add(Duration.ofMillis(i < 50 ? 1 : 200));
    }

    assertThat(times.median()).isEqualTo(Duration.ofMillis(200));
  }
}
