package dev.framegate.kit.run;

import dev.framegate.kit.cassette.CassetteRecording;
import dev.framegate.kit.journal.RunId;
import dev.framegate.kit.outcome.Recorder;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.targets.ScenarioKey;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.wire.Recording;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keeps the traffic of one run on a cassette. */
public final class CassetteRecorder implements Recorder, AutoCloseable {
  private final RunSettings settings;
  private final CassetteRecording recording;

  /**
   * @param settings of the run
   * @param file replaced where it exists, once the run is over
   */
  public CassetteRecorder(RunSettings settings, Path file) {
    this.settings = settings;
    this.recording = new CassetteRecording(file);
  }

  /**
   * @throws dev.framegate.kit.cassette.CassetteException where the file cannot be written
   */
  @Override
  public void begins(Target target, RunId run) {
    recording.begins(target, run, settings.patience(), settings.tagExpression());
  }

  @Override
  public void recorded(
      ScenarioKey scenario, Recording tape, Verdict verdict, @Nullable String reason) {
    recording.add(scenario, tape, verdict, reason);
  }

  /**
   * Gives the file its name.
   *
   * @return scenarios that it holds
   */
  public int finish() {
    return recording.finish();
  }

  /** What is not finished is removed. */
  @Override
  public void close() {
    recording.close();
  }
}
