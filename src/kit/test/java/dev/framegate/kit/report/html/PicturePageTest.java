package dev.framegate.kit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.report.ScenarioResult;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.wire.TranscriptEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PicturePageTest {
  private static final ScenarioResult SCENARIO =
      new ScenarioResult(
          "It is deployed",
          "features/deployments/console.feature:7",
          Verdict.PASSED,
          1,
          Optional.empty(),
          List.of(
              new TranscriptEvent.Picture(1, "console", "<b>made</b>", new byte[] {1, 2, 3}),
              new TranscriptEvent.Note(2, "kit", "a note")),
          List.of());

  @Test
  void showsEachPictureUnderItsTitle() {
    String page =
        new PicturePage(
                List.of(
                    new PicturePage.Series(
                        "DEP-023",
                        new ScenarioView(SCENARIO, List.of(), Optional.empty()),
                        List.of(
                            new PicturePage.Shown("<b>made</b>", "data:image/jpeg;base64,AQID")))))
            .text();

    assertThat(page)
        .contains("id=\"at-deployments-console-7\"", "href=\"index.html#DEP-023\"")
        .contains("&lt;b&gt;made&lt;/b&gt;", "src=\"data:image/jpeg;base64,AQID\"")
        .contains("; img-src data:\"");
  }

  @Test
  void countsThePicturesOfAScenario() {
    assertThat(PicturePage.count(SCENARIO)).isEqualTo(1);
  }
}
