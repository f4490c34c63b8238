package dev.framegate.kit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PropagationDelayTest {
  @Test
  void percentilesAreValuesThatWereSeen() {
    List<Double> seconds = IntStream.rangeClosed(1, 200).mapToObj(i -> i / 100.0).toList();

    assertThat(PropagationDelay.of("a new stage", seconds))
        .isEqualTo(new PropagationDelay("a new stage", 200, 1.0, 1.98));
  }

  @Test
  void oneValueIsEveryPercentile() {
    assertThat(PropagationDelay.of("a new stage", List.of(0.25)))
        .isEqualTo(new PropagationDelay("a new stage", 1, 0.25, 0.25));
  }
}
