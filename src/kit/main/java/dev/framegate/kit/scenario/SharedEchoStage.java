package dev.framegate.kit.scenario;

import dev.framegate.kit.control.ControlPlaneAccess;
import dev.framegate.kit.control.ControlPlaneClient;
import dev.framegate.kit.outcome.ResponseShapeViolation;
import dev.framegate.kit.targets.ScenarioKey;
import dev.framegate.kit.values.NamedIds;
import dev.framegate.kit.wire.Recording;
import dev.framegate.kit.wire.Transcript;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One stage that echoes, created at its first use and shared by all scenarios that only read. */
public final class SharedEchoStage implements AutoCloseable {
  private final ControlPlaneAccess access;
  private final Supplier<Transcript> transcripts;
  private final Consumer<ResponseShapeViolation> violations;
  private @Nullable EchoApi shared;
  private @Nullable Transcript transcript;

  SharedEchoStage(
      ControlPlaneAccess access,
      Supplier<Transcript> transcripts,
      Consumer<ResponseShapeViolation> violations) {
    this.access = access;
    this.transcripts = transcripts;
    this.violations = violations;
  }

  /** Lends the API to a scenario, which may use it but not change it. */
  ApiUnderTest lendTo(ControlPlaneClient control, NamedIds names) {
    return ApiUnderTest.borrowed(control, names, created().api().id(), EchoApi.STAGE);
  }

  /** Where it can be reached. */
  URI address() {
    return access.target().dataPlane(created().api().id(), EchoApi.STAGE);
  }

  private synchronized EchoApi created() {
    if (shared == null) {
      access.availability().require(true, false);
      Transcript own = transcripts.get();
      transcript = own;
      shared =
          EchoApi.create(
              access, access.target().forScenario(ScenarioKey.SHARED_STAGE), own, violations);
    }
    return shared;
  }

  /** What its creation and removal sent and saw; empty where it was not used. */
  public synchronized Optional<Recording> tape() {
    return Optional.ofNullable(transcript).map(Transcript::tape);
  }

  @Override
  public synchronized void close() {
    if (shared != null) {
      shared.remove();
    }
  }
}
