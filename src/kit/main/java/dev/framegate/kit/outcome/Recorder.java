package dev.framegate.kit.outcome;

import dev.framegate.kit.journal.RunId;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.targets.ScenarioKey;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.wire.Recording;
import org.jspecify.annotations.Nullable;

/** Keeps what goes over the wire in a run. */
public interface Recorder {
  /** Told once, before any scenario. */
  void begins(Target target, RunId run);

  /**
   * Told of each scenario that was not skipped, from several threads.
   *
   * @param verdict what it came to
   * @param reason why, where it did not pass
   */
  void recorded(
      ScenarioKey scenario, Recording recording, Verdict verdict, @Nullable String reason);
}
