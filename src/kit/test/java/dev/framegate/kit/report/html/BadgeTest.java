package dev.framegate.kit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.report.GoldenFiles;
import dev.framegate.kit.report.SampleRun;
import dev.framegate.kit.rules.Verdict;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BadgeTest {
  @Test
  void looksAsItAlwaysDid() throws IOException {
    GoldenFiles.check("badge.svg", Badge.text(SampleRun.mixed().judged()));
  }

  @Test
  void saysThatItConformsOnlyOfARunThatDoes() {
    assertThat(Badge.text(SampleRun.allPassed().judged())).contains("conforms, 10 rules");
    assertThat(Badge.text(SampleRun.allPassed().filtered().judged())).contains("no verdict");
    assertThat(Badge.text(SampleRun.allPassed().with("FRM-005", Verdict.INCONCLUSIVE, 1).judged()))
        .contains("no verdict");
    assertThat(Badge.text(SampleRun.allPassed().with("FRM-005", Verdict.FAILED, 1).judged()))
        .contains("1 rule broken");
  }
}
