package dev.framegate.kit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.report.Comparison;
import dev.framegate.kit.report.GoldenFiles;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.SampleRun;
import dev.framegate.kit.rules.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ComparisonHtmlTest {
  private final JudgedRun right = SampleRun.allPassed().named("right").judged();
  private final Comparison comparison = Comparison.of(List.of(right, SampleRun.mixed().judged()));

  @Test
  void looksInABrowserAsItAlwaysDid() throws IOException {
    String page = ComparisonHtml.text(comparison);
    Files.writeString(
        Files.createDirectories(Path.of("target/sample-report")).resolve("compare.html"), page);

    GoldenFiles.check(
        "comparison.html", page.substring(page.indexOf("<header"), page.indexOf("<script>")));
  }

  @Test
  void thePageNeedsNoNetworkAndRunsNoScriptButItsOwn() {
    assertThat(ComparisonHtml.text(comparison))
        .doesNotContainPattern("(src|href)=\"")
        .contains("default-src 'none'; style-src 'sha256-")
        .doesNotContain("<script>document.title")
        .doesNotContain("<img")
        .doesNotContainPattern("<[a-z]+ [^>]*\\bstyle=");
  }

  @Test
  void saysWhichRulesAFilteredRunWasNotAskedFor() {
    JudgedRun part =
        SampleRun.empty().with("FRM-005", Verdict.PASSED, 1).filtered().named("part").judged();

    assertThat(ComparisonHtml.text(Comparison.of(List.of(right, part)))).contains("not asked");
  }
}
