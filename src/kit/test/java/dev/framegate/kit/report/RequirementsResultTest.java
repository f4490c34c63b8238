package dev.framegate.kit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.rules.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequirementsResultTest {
  @TempDir private Path folder;

  @Test
  void aMissOfALaterRuleCountsNowhere() {
    JudgedRun run = brokenLater();

    assertThat(run.rules()).extracting(r -> r.rule().id()).containsExactly("FRM-004", "FRM-005");
    assertThat(run.totals().failed()).isZero();
    assertThat(run.conforms()).isTrue();
    assertThat(run.exitCode()).isZero();
    assertThat(run.catalogue()).isEqualTo(2);
  }

  @Test
  void aMissOfARuleInTheSetCounts() {
    JudgedRun run =
        SampleRun.allPassed()
            .with("FRM-004", Verdict.FAILED, "expected close code 1009")
            .requiring("FRM-004", "FRM-005")
            .judged();

    assertThat(run.conforms()).isFalse();
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void laterRulesAreShownAsUnscored() {
    assertThat(Summary.of(brokenLater(), "reports/latest/index.html"))
        .contains("Judged by the requirement set 2026-12. Later rules, unscored: 9 tried")
        .contains("Missed by later rules, unscored")
        .contains("DEP-004");
  }

  @Test
  void whatIsWrittenCanBeRead() throws IOException {
    JudgedRun run = brokenLater();
    Path file = folder.resolve("conformance.json");
    ConformanceJson.write(run, file);

    RequirementsResult read = ConformanceJson.read(file).requirements().orElseThrow();

    assertThat(read.set()).isEqualTo("2026-12");
    assertThat(read.unscored())
        .filteredOn(rule -> rule.rule().id().equals("DEP-004"))
        .extracting(RuleResult::verdict)
        .containsExactly(Verdict.ADVISORY);
  }

  private static JudgedRun brokenLater() {
    return SampleRun.allPassed()
        .with("DEP-004", Verdict.FAILED, "expected 400 BadRequestException, got 201")
        .requiring("FRM-004", "FRM-005")
        .judged();
  }
}
