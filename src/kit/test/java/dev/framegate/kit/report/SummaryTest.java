package dev.framegate.kit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.rules.Verdict;
import java.io.IOException;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SummaryTest {
  private static final String REPORT = "reports/latest/index.html";

  @Test
  void looksAsItAlwaysDid() throws IOException {
    GoldenFiles.check("summary.txt", Summary.of(SampleRun.mixed().judged(), REPORT));
  }

  @Test
  void fitsAHundredColumnsAndObeysNoTarget() {
    String screen = Summary.of(SampleRun.mixed().judged(), REPORT + "/" + "deep/".repeat(40));

    assertThat(screen.lines()).allMatch(line -> line.length() <= 100);
    assertThat(screen).doesNotContain("\u001b").contains("\\u001b[31m");
  }

  static Stream<Arguments> sentences() {
    return Stream.of(
        Arguments.of(SampleRun.allPassed(), "Conforms, at the level documented."),
        Arguments.of(
            SampleRun.allPassed().with("FRM-005", Verdict.SKIPPED, 1),
            "Conforms within its declared capabilities, at the level documented. 1 rule was"
                + " skipped."),
        Arguments.of(
            SampleRun.allPassed().filtered(), "Not a conformance run: 10 of 11 rules were tried."),
        Arguments.of(
            SampleRun.empty().with("FRM-005", Verdict.FAILED, 1).filtered(),
            "Not a conformance run: 1 of 11 rules was tried, and 1 rule is broken."),
        Arguments.of(
            SampleRun.empty(),
            "Nothing was tried: no scenario ran, so nothing is known about this target."),
        Arguments.of(
            SampleRun.allPassed().with("FRM-005", Verdict.FAILED, 1),
            "Does not conform: 1 rule is broken."),
        Arguments.of(
            SampleRun.allPassed()
                .with("FRM-005", Verdict.FAILED, 1)
                .deviating("FRM-005", LocalDate.parse("2027-01-01")),
            "Does not conform, as declared: 1 rule is broken, and the declaration names it."),
        Arguments.of(
            SampleRun.allPassed().with("FRM-005", Verdict.ERRORED, 1),
            "No verdict: the kit itself failed in 1 rule."),
        Arguments.of(
            SampleRun.allPassed().with("FRM-005", Verdict.INCONCLUSIVE, 1),
            "No verdict: 1 rule stays undecided."));
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void theFirstLineIsTheVerdict(SampleRun sample, String sentence) {
    assertThat(Summary.of(sample.judged(), REPORT).lines().findFirst()).contains(sentence);
  }
}
