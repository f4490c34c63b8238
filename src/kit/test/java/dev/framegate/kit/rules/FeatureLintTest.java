package dev.framegate.kit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeatureLintTest {
  private static final Path FIXTURES = Path.of("src/kit/test/resources/dev/framegate/kit/rules");
  private static final Path FEATURES = Path.of("features");

  @Test
  void theRulesOfTheKitAreWellWritten() {
    assertThat(FeatureLint.problems(FEATURES)).isEmpty();
  }

  @Test
  void everyFeatureFileOfTheKitHoldsRules() throws IOException {
    RuleCatalogue catalogue = RuleCatalogue.load(FEATURES);
    try (Stream<Path> paths = Files.isDirectory(FEATURES) ? Files.walk(FEATURES) : Stream.empty()) {
      assertThat(paths.filter(p -> p.toString().endsWith(".feature")).map(Path::toString))
          .allSatisfy(
              file ->
                  assertThat(
                          Stream.concat(
                              catalogue.rules().stream().map(Rule::location),
                              catalogue.probes().stream().map(Probe::location)))
                      .anyMatch(location -> location.startsWith(file + ":")));
    }
  }

  @Test
  void goodFeaturesHaveNoProblems() {
    assertThat(FeatureLint.problems(FIXTURES.resolve("good"))).isEmpty();
  }

  @Test
  void everyBadHabitIsReportedWhereItStands() throws IOException {
    assertThat(FeatureLint.problems(FIXTURES.resolve("bad")))
        .extracting(FeatureProblem::toString)
        .containsExactlyInAnyOrderElementsOf(
            Files.readAllLines(FIXTURES.resolve("bad-problems.txt")));
  }

  @Test
  void everyFaultOfTheLedgerIsReportedWhereItStands() throws IOException {
    assertThat(FeatureLint.problems(FIXTURES.resolve("bad-ledger")))
        .extracting(FeatureProblem::toString)
        .containsExactlyInAnyOrderElementsOf(
            Files.readAllLines(FIXTURES.resolve("bad-ledger-problems.txt")));
  }

  @Test
  void aGoodLedgerHasNoProblems() {
    assertThat(FeatureLint.problems(FIXTURES.resolve("ledger"))).isEmpty();
  }
}
