package dev.framegate.kit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.report.SampleRun;
import dev.framegate.kit.rules.RuleCatalogue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RuleSiteTest {
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

  @TempDir private Path folder;

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    write(RuleCatalogue.load());

    try (Stream<Path> pages = Files.list(folder)) {
      for (Path page : pages.toList()) {
        for (String link :
            LINK.matcher(Files.readString(page)).results().map(MatchResult::group).toList()) {
          check(page, link.substring(link.indexOf('"') + 1, link.length() - 1));
        }
      }
    }
  }

  private void check(Path page, String link) throws IOException {
    URI uri = URI.create(link);
    if (uri.isAbsolute()) {
      assertThat(uri.getScheme()).as("%s in %s", link, page).isIn("https", "http");
      return;
    }
    Path file = uri.getPath().isEmpty() ? page : folder.resolve(uri.getPath());
    assertThat(file).as("%s in %s", link, page).exists();
    if (uri.getFragment() != null) {
      assertThat(Files.readString(file))
          .as("%s in %s", link, page)
          .contains("id=\"" + uri.getFragment() + "\"");
    }
  }

  @Test
  void showsEachRuleWithItsStepsAndThePublishedVerdicts() throws IOException {
    write(SampleRun.CATALOGUE);

    assertThat(folder.resolve("frames.html"))
        .content()
        .contains("<dt>my-gateway</dt>")
        .contains("<span class=\"pill failed\">failed</span>")
        .contains("<li><b>");
    assertThat(folder.resolve("index.html"))
        .content()
        .contains("href=\"frames.html#FRM-004\"")
        .contains("Does not conform: 2 rules are broken");
  }

  @Test
  void letsNothingOfAReportBecomeMarkup() throws IOException {
    write(SampleRun.CATALOGUE);

    assertThat(folder.resolve("frames.html")).content().doesNotContain("<img");
  }

  private void write(RuleCatalogue catalogue) throws IOException {
    new RuleSite(catalogue, List.of(SampleRun.mixed().judged()), ReportOptions.standard())
        .write(folder);
  }
}
