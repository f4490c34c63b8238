package dev.framegate.kit.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.suite.ConformanceSuite;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JudgeTrialTest {
  private static final String FAULT = JudgeProbe.FAULT + "undeployed-stage-opens";

  private final CompiledClasses kit = CompiledClasses.with(ConformanceSuite.class);

  @Test
  void theKitAsItIsJudgesRight() {
    assertThat(trial((name, bytes) -> bytes).status()).isEqualTo(Result.Status.SURVIVED);
  }

  @Test
  void aKitThatTakesAnyHandshakeForRefusedMissesAFault() {
    Result result = trial(ChangedClasses.Change.of(mutation(), mutations().changed(mutation())));
    assertThat(result.status()).isEqualTo(Result.Status.BROKEN);
    assertThat(result.rule()).isEqualTo(FAULT);
  }

  private Mutations mutations() {
    return new Mutations(kit);
  }

  private Mutation mutation() {
    return mutations().all("dev.framegate.kit.steps.ClientSteps"::equals).stream()
        .filter(each -> each.method().equals("refused") && each.mutator().equals("VoidMethodCall"))
        .findFirst()
        .orElseThrow();
  }

  private Result trial(ChangedClasses.Change change) {
    return new JudgeTrial(mutation(), new JudgeLoader(kit, change), () -> {})
        .run(List.of(new Reach.OfCase(FAULT, "", 1, 1, true, new BitSet(), new BitSet())));
  }
}
