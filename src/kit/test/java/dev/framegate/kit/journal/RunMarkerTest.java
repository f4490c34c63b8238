package dev.framegate.kit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunMarkerTest {
  private static final RunId RUN = new RunId("261125195012-9k3f");

  @Test
  void anIdTellsWhenItsRunBegan() {
    assertThat(RUN.began()).isEqualTo("2026-11-25T19:50:12Z");
    assertThat(RunId.next().began()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
  }

  @Test
  void idsSortByTime() {
    assertThat(RUN).isLessThan(new RunId("261125195013-aaaa"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "261125195012", "261125195012-9K3F", "261325195012-9k3f", "today"})
  void anythingElseIsNoId(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RunId(text))
        .withMessageContaining("261125195012-9k3f");
  }

  @Test
  void aMarkGivesBackItsRun() {
    assertThat(RunMarker.in(RunMarker.of(RUN))).contains(RUN);
    assertThat(RunMarker.inDomain("*." + RunMarker.of(RUN) + "-shop-1a2b.example.com"))
        .contains(RUN);
    assertThat(RunMarker.inTag(RunMarker.tags(RUN).get(RunMarker.TAG))).contains(RUN);
  }

  /** Whatever is not marked is somebody else's, however much it looks like it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "framegate",
        "framegate-prod",
        "my framegate-261125195012-9k3f",
        "framegate-261125195012-9k3fx",
        "Framegate-261125195012-9k3f",
        "framegate-269925195012-9k3f"
      })
  void aForeignNameHasNoMark(String name) {
    assertThat(RunMarker.in(name)).isEmpty();
    assertThat(RunMarker.inDomain(name.strip() + ".example.com")).isEmpty();
  }
}
