package dev.framegate.kit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.framegate.kit.report.html.HtmlReport;
import dev.framegate.kit.report.html.ReportOptions;
import dev.framegate.kit.rules.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that were made several times. */
final class RepeatedScenariosTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "PASSED,       PASSED,       PASSED,       PASSED,       3, false, 0",
    "FAILED,       PASSED,       PASSED,       FAILED,       2, true,  1",
    "PASSED,       PASSED,       INCONCLUSIVE, INCONCLUSIVE, 2, true,  3",
    "PASSED,       INCONCLUSIVE, FAILED,       FAILED,       1, true,  1",
    "PASSED,       ERRORED,      PASSED,       ERRORED,      2, true,  70",
    "FAILED,       FAILED,       FAILED,       FAILED,       0, false, 1",
    "SKIPPED,      SKIPPED,      SKIPPED,      SKIPPED,      0, false, 0"
  })
  void nothingIsRetriedIntoGreen(
      Verdict first,
      Verdict second,
      Verdict third,
      Verdict verdict,
      int passed,
      boolean flaky,
      int exit) {
    JudgedRun run = rounds(first, second, third);

    RuleResult result = frames(run);
    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.tally()).isEqualTo(new PassCount(passed, 3));
    assertThat(result.flaky()).isEqualTo(flaky);
    assertThat(result.scenarios())
        .extracting(ScenarioResult::verdict, ScenarioResult::tally)
        .containsOnly(tuple(verdict, new PassCount(passed, 3)));
    assertThat(run.exitCode()).isEqualTo(exit);
  }

  @Test
  void scenariosThatFailByTurnsMakeARuleFlakyAlthoughItNeverPassed() {
    SampleRun second = sample(Verdict.FAILED, Verdict.PASSED);

    RuleResult result = frames(sample(Verdict.PASSED, Verdict.FAILED).judgedWith(List.of(second)));

    assertThat(result.tally()).isEqualTo(new PassCount(0, 2));
    assertThat(result.flaky()).isTrue();
  }

  @Test
  void aScenarioThatDidNotRunEveryTimeIsUndecided() {
    JudgedRun run =
        SampleRun.allPassed().judgedWith(List.of(SampleRun.allPassed().without("FRM-004")));

    assertThat(frames(run).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(frames(run).scenarios().get(0).reason()).contains("It ran in only 1 of 2 rounds.");
    assertThat(run.conforms()).isFalse();
  }

  @Test
  void answersThatVaryAreCounted() {
    SampleRun one = SampleRun.allPassed().answering("DEP-025", "case", "silence");
    SampleRun other = SampleRun.allPassed().answering("DEP-025", "case", "an answer");

    assertThat(one.judgedWith(List.of(one, other)).probes())
        .extracting(ProbeResult::answer)
        .startsWith("silence (2 of 3 times)", "an answer (1 of 3 times)");
  }

  @Test
  void everyReportMarksWhatIsFlaky() throws IOException {
    JudgedRun run = rounds(Verdict.PASSED, Verdict.FAILED, Verdict.PASSED);

    assertThat(Summary.of(run, "x"))
        .contains("1 rule is flaky: not every one of 3 rounds passed")
        .contains("Flaky\n  FRM-004  passed 2 of 3 times\n");
    Path page = folder.resolve("index.html");
    HtmlReport.write(run, ReportOptions.standard(), page);
    assertThat(page)
        .content()
        .contains("data-verdict=\"failed flaky\"")
        .contains("<span class=\"tally flaky\">flaky: passed 2 of 3 times</span>")
        .contains("<span class=\"tally\">passed 3 of 3 times</span>");
    assertThat(JUnitXml.text(run)).contains("message=\"flaky, passed 2 of 3 times: ");

    Path file = folder.resolve("conformance.json");
    ConformanceJson.write(run, file);
    assertThat(Files.readString(file)).contains("\"repeat\" : 3").contains("\"flaky\" : true");
    assertThat(ConformanceJson.read(file).flaky()).hasSize(1);
  }

  private static JudgedRun rounds(Verdict first, Verdict... others) {
    return sample(first, first)
        .judgedWith(List.of(others).stream().map(other -> sample(other, other)).toList());
  }

  private static SampleRun sample(Verdict one, Verdict other) {
    return SampleRun.allPassed()
        .with(
            "FRM-004",
            SampleRun.scenario("one", "FRM.feature:1", one, "why"),
            SampleRun.scenario("other", "FRM.feature:2", other, "why"));
  }

  private static RuleResult frames(JudgedRun run) {
    return run.rules().stream()
        .filter(r -> r.rule().id().equals("FRM-004"))
        .findFirst()
        .orElseThrow();
  }
}
