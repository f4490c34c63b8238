package dev.framegate.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framegate.faults.Faults;
import dev.framegate.kit.report.Level;
import dev.framegate.kit.report.RuleResult;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.bundled.BundledTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An answer out of shape is seen wherever it was given, by whoever reads the report. */
final class ResponseShapeRuleTest {
  @TempDir private Path reports;

  /** STG-016 passes here: what it asks for is there, beside a member of another type. */
  @Test
  void anAnswerToAnotherRuleCounts() throws IOException {
    ConformanceRun.Judged judged = run("stage-managed-in-words", "@STG-016 or @API-001a");

    assertThat(judged.run().rules())
        .filteredOn(rule -> rule.verdict() == Verdict.FAILED)
        .singleElement()
        .satisfies(ResponseShapeRuleTest::tells);
    assertThat(judged.run().exitCode()).isEqualTo(1);

    ReportFolder.write(judged.run(), reports);
    JsonNode json = new ObjectMapper().readTree(reports.resolve("conformance.json").toFile());
    assertThat(json.toString()).contains("Answers of GetStage in the scenarios of all rules");
    assertThat(reports.resolve("index.html"))
        .content()
        .contains("Answers of GetStage in the scenarios of all rules");
  }

  private static void tells(RuleResult rule) {
    assertThat(rule.rule().id()).isEqualTo("API-001a");
    assertThat(rule.scenarios())
        .extracting(scenario -> scenario.reason().orElse(""))
        .anyMatch(
            reason ->
                reason.contains("Happened: in ") && reason.contains("apiGatewayManaged: expected"));
  }

  @Test
  void aMemberThatClientsPassOverIsAdvisoryOnly() {
    ConformanceRun.Judged judged = run("stage-tells-its-api", "@API-001a or @API-001b");

    assertThat(judged.run().rules())
        .extracting(rule -> rule.rule().id() + " " + rule.verdict())
        .containsExactly("API-001a PASSED", "API-001b ADVISORY");
  }

  @Test
  void aRunThatDoesNotAskForItIsNotJudgedByIt() {
    assertThat(run("stage-tells-its-api", "@STG-016").run().exitCode()).isNotEqualTo(1);
  }

  private ConformanceRun.Judged run(String fault, String tags) {
    try (Target target = new BundledTarget("bundled", Faults.named(fault)::applyTo)) {
      RunSettings settings =
          new RunSettings(Optional.of(tags), Optional.empty(), Level.DOCUMENTED, 1, 4, reports);
      return ConformanceRun.builder(settings).against(target);
    }
  }
}
