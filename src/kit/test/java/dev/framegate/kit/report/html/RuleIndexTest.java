package dev.framegate.kit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.rules.RuleCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the index of rules up to date; {@code -Dgolden=write} writes it. */
final class RuleIndexTest {
  private static final Path INDEX = Path.of("docs/rules.md");

  @Test
  void theIndexOfRulesIsUpToDate() throws IOException {
    String index = RuleIndex.markdown(RuleCatalogue.load());
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(Path.of("docs"));
      Files.writeString(INDEX, index);
    }

    assertThat(INDEX)
        .as("run this test with -Dgolden=write to write docs/rules.md")
        .hasContent(index);
  }

  @Test
  void everyRuleHasAnAnchor() {
    RuleCatalogue catalogue = RuleCatalogue.load();
    String index = RuleIndex.markdown(catalogue);

    assertThat(catalogue.rules())
        .allSatisfy(rule -> assertThat(index).contains("<a id=\"" + rule.id() + "\"></a>"));
  }
}
