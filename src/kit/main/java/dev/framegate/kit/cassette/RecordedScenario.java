package dev.framegate.kit.cassette;

import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.targets.ScenarioKey;
import dev.framegate.kit.wire.RecordingEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went over the wire in one scenario.
 *
 * @param verdict what the recording came to; it is shown, never taken over
 * @param reason why, where it did not pass
 * @param cut whether more went over the wire than a tape holds
 */
record RecordedScenario(
    ScenarioKey scenario,
    Verdict verdict,
    @Nullable String reason,
    boolean cut,
    List<RecordingEvent> signals) {
  RecordedScenario {
    signals = List.copyOf(signals);
  }
}
