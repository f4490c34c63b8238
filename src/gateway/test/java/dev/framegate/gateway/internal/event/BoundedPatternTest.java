package dev.framegate.gateway.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BoundedPatternTest {
  @Test
  void matchesTheWholeText() {
    BoundedPattern pattern = BoundedPattern.compile("2\\d\\d");
    assertThat(pattern.matches("204")).isTrue();
    assertThat(pattern.matches("2040")).isFalse();
  }

  @Test
  void endsCatastrophicBacktracking() {
    assertThatThrownBy(
            () -> BoundedPattern.compile("(.*)(.*)(.*)(.*)(.*)(.*)b").matches("a".repeat(64)))
        .isInstanceOf(BoundedPattern.TooManyStepsException.class)
        .hasMessage(
            "the regular expression /(.*)(.*)(.*)(.*)(.*)(.*)b/ takes too long on this text");
  }

  @Test
  void severalCallsShareABudget() {
    BoundedPattern pattern = BoundedPattern.compile("(.*)(.*)(.*)b");
    BoundedPattern.Budget budget = new BoundedPattern.Budget();
    assertThat(pattern.matches("a".repeat(32))).isFalse();
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 10_000; i++) {
                pattern.matches("a".repeat(32), budget);
              }
            })
        .isInstanceOf(BoundedPattern.TooManyStepsException.class);
  }

  @Test
  void endsDeepRecursion() {
    assertThatThrownBy(() -> BoundedPattern.compile("(a|b)*c").matches("ab".repeat(200_000)))
        .isInstanceOf(BoundedPattern.TooManyStepsException.class);
  }
}
