package dev.framegate.kit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceAccountsTest {
  private static final Path FEATURES = Path.of("features");
  private static final Path FIXTURES = Path.of("src/kit/test/resources/dev/framegate/kit/rules");

  @Test
  void eachFindingIsAccountedFor() {
    assertThat(problems(FEATURES.resolve("evidence-accounts"))).isEmpty();
  }

  @Test
  void eachProblemIsReportedWhereItStands() throws IOException {
    List<String> problems = problems(FIXTURES.resolve("bad-accounts"));

    assertThat(problems.stream().filter(problem -> !problem.endsWith(" is missing")))
        .containsExactlyElementsOf(
            Files.readAllLines(FIXTURES.resolve("bad-accounts-problems.txt")));
  }

  /** Whole tables, but for the entries that have problems. */
  @Test
  void whatIsMissingIsNamed() {
    Path folder = FIXTURES.resolve("bad-accounts");

    assertThat(problems(folder))
        .contains(
            folder.resolve("aws-facts.yaml") + ": 164 is missing",
            folder.resolve("audit.yaml") + ": A4.18 is missing",
            folder.resolve("user-reports.yaml") + ": K06 is missing")
        .doesNotContain(folder.resolve("aws-facts.yaml") + ": 1 is missing");
  }

  private static List<String> problems(Path folder) {
    return EvidenceAccounts.problems(
        folder, RuleCatalogue.load(FEATURES), new LedgerReader().read(FeatureFiles.in(FEATURES)));
  }
}
