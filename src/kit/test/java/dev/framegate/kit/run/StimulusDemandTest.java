package dev.framegate.kit.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.Level;
import dev.framegate.kit.targets.bundled.BundledTarget;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report says how many rules demanded a stimulus. */
final class StimulusDemandTest {
  @TempDir private Path folder;

  @Test
  void framesCallbacksAndMessagesDemandOneHandshakesAndCallsDoNot() {
    RunSettings settings =
        new RunSettings(
            Optional.of("@FRM-018 or @FRM-029 or @FRM-048 or @CON-015 or @API-001a"),
            Optional.empty(),
            Level.ALL,
            1,
            4,
            folder);
    try (BundledTarget target = new BundledTarget("right", gateway -> gateway)) {
      JudgedRun run = ConformanceRun.builder(settings).against(target).run();

      assertThat(run.settings())
          .containsEntry("stimulus", "demanded by 3, by nature none for 2 (rules and probes)");
    }
  }
}
