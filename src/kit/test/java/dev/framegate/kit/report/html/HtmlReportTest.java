package dev.framegate.kit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.RuleResult;
import dev.framegate.kit.report.SampleRun;
import dev.framegate.kit.report.ScenarioResult;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.wire.TranscriptEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private final String page = HtmlReport.text(SampleRun.mixed().judged(), ReportOptions.standard());
  private final String text = words(page);

  /** What a reader sees: without tags, a space where there are several. */
  private static String words(String page) {
    return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  @Test
  void canBeLookedAtAfterTheBuild() throws IOException {
    Path folder = Files.createDirectories(Path.of("target/sample-report"));
    HtmlReport.write(
        SampleRun.mixed().judged(), ReportOptions.standard(), folder.resolve("index.html"));
    HtmlReport.write(
        SampleRun.allPassed().judged(), ReportOptions.standard(), folder.resolve("good.html"));

    assertThat(folder.resolve("index.html")).hasContent(page);
  }

  @Test
  void saysTheVerdictOfTheRun() {
    assertThat(page).contains("Does not conform: 2 rules are broken, 1 of them as declared.");
  }

  @Test
  void showsEveryRuleOnce() {
    for (RuleResult result : SampleRun.mixed().judged().rules()) {
      assertThat(Pattern.compile("id=\"" + result.rule().id() + "\"").matcher(page).results())
          .hasSize(1);
    }
  }

  @Test
  void letsNothingThatATargetSentBecomeMarkup() {
    assertThat(page).doesNotContain("<script>document.title").doesNotContain("<img");
    assertThat(page).doesNotContain("\u001b").doesNotContain("\u0000").doesNotContain("\u202e");
    assertThat(page).contains("&lt;script&gt;document.title='owned'&lt;/script&gt;");
  }

  @Test
  void needsNoNetwork() {
    assertThat(page).doesNotContainPattern("(src|href)=\"(?!#|https://example.org/issues/7)");
    assertThat(page).doesNotContain("@import").doesNotContain("url(");
  }

  @Test
  void runsNoScriptButItsOwn() {
    assertThat(page).contains("default-src 'none'; style-src 'sha256-");
    assertThat(page).contains("script-src 'sha256-").doesNotContain("unsafe-inline");
    assertThat(page).doesNotContainPattern("<[a-z]+ [^>]*\\bstyle=").doesNotContain(" onclick=");
  }

  @Test
  void showsFramesWithTheirBytes() {
    assertThat(text).contains("text fin, 33,793 bytes ");
    assertThat(page)
        .contains("0000  7b 22 61 63 74 69 6f 6e 22 3a 22 65 63 68 6f 22  {\"actio")
        .contains("The first 246 bytes.");
  }

  @Test
  void saysWhatIsUnusualAboutAFrame() {
    assertThat(text)
        .contains("binary not final, 70,000 bytes, rsv 4, not masked, 4,096 of 70,010 bytes");
  }

  @Test
  void showsHttpExchanges() {
    assertThat(text).contains("POST /v2/apis → 201 in 11 ms").contains("no response: refused");
  }

  @Test
  void packsTheDrawingsOfWhatPassed() {
    ScenarioResult passed =
        new ScenarioResult(
            "fine",
            "rules/x.feature:1",
            Verdict.PASSED,
            1,
            Optional.empty(),
            SampleRun.evidence(),
            List.of());

    assertThat(
            HtmlReport.text(
                SampleRun.allPassed().with("DEP-004", passed).judged(), ReportOptions.standard()))
        .doesNotContain("class=\"exchange ");
  }

  @Test
  void leavesOutTheMiddleOfALongTranscript() {
    List<TranscriptEvent> events = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      events.add(new TranscriptEvent.Note(i, "client", "note " + i));
    }
    ScenarioResult failed =
        new ScenarioResult(
            "long", "rules/x.feature:1", Verdict.FAILED, 1, Optional.of("why"), events, List.of());

    assertThat(
            words(
                HtmlReport.text(
                    SampleRun.allPassed().with("DEP-004", failed).judged(),
                    ReportOptions.standard())))
        .contains("800 events left out")
        .contains("note 99 ")
        .doesNotContain("note 100 ")
        .contains("note 900 ");
  }

  @Test
  void littleEvidenceIsThatOfOneFailureForEachBrokenRule() {
    ScenarioResult one = withEvidence("one", Verdict.FAILED);
    ScenarioResult other = withEvidence("other", Verdict.FAILED);
    ScenarioResult open = withEvidence("open", Verdict.INCONCLUSIVE);
    JudgedRun run =
        SampleRun.allPassed().with("FRM-004", one, other).with("STG-003", open).judged();

    assertThat(HtmlReport.text(run, ReportOptions.standard()).split("class=\"drawing\"", -1))
        .hasSize(4);
    assertThat(
            HtmlReport.text(run.withLittleEvidence(), ReportOptions.standard())
                .split("class=\"drawing\"", -1))
        .hasSize(2);
    assertThat(run.withLittleEvidence().totals()).isEqualTo(run.totals());
  }

  private static ScenarioResult withEvidence(String name, Verdict verdict) {
    return new ScenarioResult(
        name,
        "rules/" + name + ":1",
        verdict,
        1,
        Optional.of("why"),
        SampleRun.evidence(),
        List.of());
  }

  @Test
  void linksOnlyToTheWeb() {
    assertThat(page).contains("<a href=\"https://example.org/issues/7\"");
    assertThat(
            HtmlReport.text(
                SampleRun.allPassed().deviating("FRM-004", "javascript:alert(1)").judged(),
                ReportOptions.standard()))
        .contains("javascript:alert(1)")
        .doesNotContain("href=\"javascript");
  }

  @Test
  void saysBesideABrokenRuleThatItIsDeclared() {
    assertThat(page)
        .contains("<a href=\"#deviations\">Declared deviation</a>: counts the header too (held)");
  }

  @Test
  void cutsTextWhereACharacterIsWhole() {
    byte[] cut = {'a', (byte) 0xc3};

    assertThat(new PayloadExcerpt(cut).text()).contains("a");
    assertThat(
            new PayloadExcerpt(new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 'x'})
                .text())
        .isEmpty();
    assertThat(new PayloadExcerpt("é".getBytes(StandardCharsets.UTF_8)).text()).contains("é");
  }
}
