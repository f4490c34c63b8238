package dev.framegate.kit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framegate.kit.report.SampleRun;
import dev.framegate.kit.report.ScenarioResult;
import dev.framegate.kit.rules.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

final class DrawingsTest {
  private final Drawings drawings = new Drawings();

  @Test
  void packsWhatPassed() throws IOException {
    assertThat(drawings.of(view(Verdict.PASSED))).isEqualTo(new Drawings.Place(false, false, 0));
    assertThat(drawings.of(view(Verdict.PASSED))).isEqualTo(new Drawings.Place(false, false, 1));

    byte[] packed = Base64.getDecoder().decode(drawings.pack());
    List<List<?>> unpacked =
        new ObjectMapper()
            .readerForListOf(List.class)
            .readValue(new InflaterInputStream(new ByteArrayInputStream(packed)));
    assertThat(unpacked).hasSize(2);
    assertThat(unpacked.get(0).toString()).contains("handshake");
    assertThat(unpacked.get(1)).hasSameSizeAs(unpacked.get(0)).allMatch(Integer.class::isInstance);
  }

  @Test
  void showsAtOnceWhatDidNotPassAsLongAsThereIsRoom() {
    Drawings.Place place = drawings.of(view(Verdict.FAILED));
    assertThat(place.inPlace()).isTrue();

    for (int i = 0; i < 200 && place.inPlace(); i++) {
      place = drawings.of(view(Verdict.FAILED));
    }
    assertThat(place).isEqualTo(new Drawings.Place(false, false, 0));
  }

  @Test
  void leavesOutWhatFitsNoPage() {
    Drawings.Place place = drawings.of(view(Verdict.PASSED));
    for (int i = 0; i < 10_000 && !place.leftOut(); i++) {
      place = drawings.of(view(Verdict.PASSED));
    }

    assertThat(place.leftOut()).isTrue();
    assertThat(drawings.pack().length()).isLessThan(1_000_000);
  }

  private static ScenarioView view(Verdict verdict) {
    return ScenarioView.of(
        new ScenarioResult(
            "name",
            "rules/x.feature:1",
            verdict,
            1,
            Optional.of("why"),
            SampleRun.evidence(),
            List.of()),
        Optional.empty());
  }
}
