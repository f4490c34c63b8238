package dev.framegate.kit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.rules.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FailureGroupTest {
  private static JudgedRun run(String one, String other) {
    return SampleRun.allPassed()
        .with("STG-001", Verdict.FAILED, one)
        .with("FRM-005", Verdict.FAILED, other)
        .judged();
  }

  @Test
  void valuesDoNotPartACause() {
    List<FailureGroup> groups =
        FailureGroup.of(
            run(
                    "Expected: client \"A\" is closed after 33,793 bytes\nHappened: it sent {\"id\":\"m1\"}",
                    "Expected: client \"B\" is closed after 96,000 bytes\nHappened: it sent {\"id\":\"m2\"}")
                .broken());

    assertThat(groups)
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.ids()).contains("STG-001", "FRM-005");
              assertThat(group.cause())
                  .isEqualTo("Expected: the client is closed after N bytes / Happened: it sent …");
            });
  }

  @Test
  void aStatusTellsCausesApart() {
    assertThat(
            FailureGroup.of(run("CreateStage answered 404", "CreateStage answered 500").broken()))
        .hasSize(2);
  }

  @Test
  void theLastScreenNamesTheCauseOnceAndHowToSeeItAgain() {
    JudgedRun run = run("CreateStage answered 404", "CreateStage answered 404");

    assertThat(Summary.of(run, "r", Optional.of("my gateway.yaml")))
        .containsOnlyOnce("CreateStage answered 404")
        .contains("  2 rules: CreateStage answered 404\n", "STG-001, FRM-005")
        .contains("framegate run --target 'my gateway.yaml' --rule ");
  }
}
