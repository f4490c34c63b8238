package dev.framegate.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.internal.edge.AwsFramePolicy;
import dev.framegate.gateway.internal.edge.FrameDecision;
import dev.framegate.gateway.internal.edge.FrameLimits;
import dev.framegate.gateway.internal.edge.FramePolicy;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.Level;
import dev.framegate.kit.report.PassCount;
import dev.framegate.kit.report.RuleResult;
import dev.framegate.kit.rules.StepResult;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.targets.bundled.BundledTarget;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RepeatedRunTest {
  @TempDir private Path folder;

  @Test
  void aGatewayThatErredOnceIsFlakyAndNotRight() {
    JudgedRun run;
    try (BundledTarget target =
        new BundledTarget(
            "erring", gateway -> gateway.replace(FramePolicy.class, aws -> new ErringOnce()))) {
      RunSettings settings =
          new RunSettings(
              Optional.empty(),
              Optional.of(RuleSelection.only("FRM-004")),
              Level.DOCUMENTED,
              1,
              2,
              folder,
              2);
      run = ConformanceRun.builder(settings).against(target).run();
    }

    RuleResult rule = run.rules().get(0);
    assertThat(rule.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(rule.tally()).isEqualTo(new PassCount(1, 2));
    assertThat(rule.scenarios()).filteredOn(s -> s.tally().flaky()).hasSize(1);
    assertThat(rule.scenarios())
        .allSatisfy(
            s ->
                assertThat(s.steps())
                    .extracting(StepResult::status)
                    .contains(StepResult.Status.PASSED));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(folder.resolve("messages.ndjson")).isNotEmptyFile();
    assertThat(folder.resolve("messages-2.ndjson")).isNotEmptyFile();
  }

  /** Closes the first connection that sends too much with 1002, and all others with 1009. */
  private static final class ErringOnce extends AwsFramePolicy {
    private final AtomicBoolean erred = new AtomicBoolean();

    ErringOnce() {
      super(FrameLimits.AWS);
    }

    @Override
    protected FrameDecision judgeSize(long frameBytes, long messageBytes) {
      FrameDecision right = super.judgeSize(frameBytes, messageBytes);
      return right.equals(FrameDecision.ACCEPT) || erred.getAndSet(true)
          ? right
          : FrameDecision.close(1002, "");
    }
  }
}
