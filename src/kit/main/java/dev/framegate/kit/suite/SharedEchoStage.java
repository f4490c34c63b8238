package dev.framegate.kit.suite;

import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.ScenarioKey;
import dev.framegate.kit.wire.Recording;
import dev.framegate.kit.wire.Transcript;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One stage that echoes, made at its first use and shared by all scenarios that only read. */
final class SharedEchoStage implements AutoCloseable {
  private @Nullable EchoApi shared;
  private @Nullable Transcript transcript;

  /** Gives the scenario the shared API in place of one of its own. */
  void assignTo(ScenarioState scenario) {
    if (!scenario.target().capabilities().contains(Capability.CONTROL_PLANE)) {
      // Such a target is a stage that echoes, and its address needs no API.
      scenario.useShared(ApiUnderTest.borrowed(scenario.control(), scenario.names(), "", ""));
      return;
    }
    scenario.useShared(
        ApiUnderTest.borrowed(
            scenario.control(), scenario.names(), made(scenario.run()).api().id(), EchoApi.STAGE));
  }

  /** Where it can be reached. */
  URI address(RunContext run) {
    return run.target().dataPlane(made(run).api().id(), EchoApi.STAGE);
  }

  private synchronized EchoApi made(RunContext run) {
    if (shared == null) {
      run.reachability().require(true, false);
      Transcript own = run.newTranscript();
      transcript = own;
      shared = EchoApi.made(run, run.target().forScenario(ScenarioKey.SHARED_STAGE), own);
    }
    return shared;
  }

  /** What its making and removing sent and saw, if anybody asked for it. */
  synchronized Optional<Recording> tape() {
    return Optional.ofNullable(transcript).map(Transcript::tape);
  }

  @Override
  public synchronized void close() {
    if (shared != null) {
      shared.remove();
    }
  }
}
