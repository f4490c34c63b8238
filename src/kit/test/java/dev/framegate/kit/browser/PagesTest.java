package dev.framegate.kit.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.framegate.kit.report.Comparison;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.SampleRun;
import dev.framegate.kit.report.html.ComparisonHtml;
import dev.framegate.kit.report.html.HtmlReport;
import dev.framegate.kit.report.html.MatrixPage;
import dev.framegate.kit.report.html.ReportOptions;
import dev.framegate.kit.report.html.RuleSite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of reports in a browser, with the accessibility checker axe. */
@Order(1) // It takes long.
final class PagesTest {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static final String AXE = resource("axe.min.js");

  /** The rules that are broken, each with its identifier, what is wrong, and where. */
  private static final String VIOLATIONS =
      """
      axe.run(document, %s).then(result => result.violations.map(violation =>
          `${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map(node => node.html)}`))
      """;

  private static final String ALL_RULES =
      VIOLATIONS.formatted(
          "{resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}");

  /** What dark colours can break. */
  private static final String CONTRAST =
      VIOLATIONS.formatted("{resultTypes: ['violations'], runOnly: ['color-contrast']}");

  /** What reaches beyond the right edge of the window. */
  private static final String TOO_WIDE =
      """
      (() => {
        const {scrollWidth, clientWidth} = document.documentElement;
        return scrollWidth <= clientWidth ? [] : [...document.body.querySelectorAll("*")]
          .filter(element => element.getBoundingClientRect().right > clientWidth + 1)
          .map(element => element.outerHTML.slice(0, 80));
      })()
      """;

  @TempDir private static Path folder;

  private static @Nullable Browser browser;

  private BrowserTab tab;

  @BeforeAll
  static void start() throws IOException {
    browser = InstalledBrowser.startOrAbort(PagesTest.class);
    JudgedRun run = SampleRun.mixed().judged();
    HtmlReport.write(run, ReportOptions.standard(), folder.resolve("report.html"));
    ComparisonHtml.write(
        Comparison.of(List.of(run, SampleRun.allPassed().named("other").judged())),
        folder.resolve("compare.html"));
    new MatrixPage(2, List.of("FRM-003"), List.of(fault("caught", true), fault("missed", false)))
        .write(folder.resolve("matrix.html"));
    new RuleSite(SampleRun.CATALOGUE, List.of(run), ReportOptions.standard())
        .write(folder.resolve("site"));
  }

  private static MatrixPage.Row fault(String name, boolean exact) {
    List<String> rule = List.of("FRM-004");
    return new MatrixPage.Row(name, "is wrong", exact, 1, rule, rule, rule, rule, rule, rule);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    tab = Objects.requireNonNull(browser).newTab();
  }

  @AfterEach
  void close() {
    tab.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "the start of a report, report.html, .totals",
    "a failed rule, report.html#FRM-004, #FRM-004[open] .exchange .deciding",
    "all rules, report.html, .rule .drawing",
    "a search, report.html#q=close, #hits a",
    "a search without a hit, report.html#q=zebra, #nothing:not([hidden])",
    "a comparison, compare.html, .matrix",
    "the faults, matrix.html, .faults",
    "the site, site/index.html, .contents",
    "a search in the site, site/index.html#q=close, #hits a",
    "a page of the site, site/frames.html, .rule.page .steps"
  })
  void everyoneCanReadIt(String page, String address, String shown) {
    SoftAssertions softly = new SoftAssertions();
    tab.open(folder.resolve("x").toUri().resolve(address).toString());
    assertThat(tab.run("document.querySelector('%s') !== null".formatted(shown)).asBoolean())
        .as("%s shows %s", page, shown)
        .isTrue();
    if (page.equals("all rules")) {
      tab.run("document.querySelectorAll('details').forEach(each => each.open = true)");
      tab.act(LONGEST, "await soon('drawings', () => !document.querySelector('[data-drawing]'))");
    }
    tab.run(AXE + ";0");
    for (int width : List.of(1280, 375)) {
      tab.resize(width, 800);
      tab.show("screen", "light");
      softly.assertThat(texts(tab.run(ALL_RULES))).as("%s, %d px", page, width).isEmpty();
      tab.show("screen", "dark");
      softly.assertThat(texts(tab.run(CONTRAST))).as("%s, dark, %d px", page, width).isEmpty();
    }
    for (int width : List.of(1280, 768, 375, 320)) {
      tab.resize(width, 800);
      softly.assertThat(texts(tab.run(TOO_WIDE))).as("%s, %d px", page, width).isEmpty();
    }
    tab.show("print", "light");
    tab.resize(718, 1000);
    softly.assertThat(texts(tab.run(TOO_WIDE))).as("%s, printed", page).isEmpty();
    softly.assertAll();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  private static String resource(String name) {
    String path = "/META-INF/resources/webjars/axe-core/4.6.3/" + name;
    try (InputStream in = PagesTest.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
