package dev.framegate.kit.scenario;

import dev.framegate.kit.control.ControlPlaneAccess;
import dev.framegate.kit.control.ControlPlaneClient;
import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.outcome.ResponseShapeViolation;
import dev.framegate.kit.targets.ScenarioKey;
import dev.framegate.kit.values.NamedIds;
import dev.framegate.kit.wire.Recording;
import dev.framegate.kit.wire.Transcript;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One stage that echoes, created at its first use and shared by all scenarios that only read. */
public final class SharedEchoStage implements AutoCloseable {
  private final ControlPlaneAccess access;
  private final Supplier<Transcript> transcripts;
  private final Consumer<ResponseShapeViolation> violations;
  private final ReentrantLock creating = new ReentrantLock();
  private volatile @Nullable EchoApi shared;
  private volatile @Nullable Transcript transcript;

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
    EchoApi lent = created();
    control.settling().join(lent.control().settling());
    return ApiUnderTest.borrowed(control, names, lent.api().id(), EchoApi.STAGE);
  }

  /** Where it can be reached. */
  URI address() {
    return access.target().dataPlane(created().api().id(), EchoApi.STAGE);
  }

  private EchoApi created() {
    EchoApi there = shared;
    if (there != null) {
      return there;
    }
    // One scenario creates it with its own time; the others wait for that as for a turn.
    access.http().waits().forTurn(this::awaitCreation);
    try {
      EchoApi created = shared;
      return created == null ? create() : created;
    } finally {
      creating.unlock();
    }
  }

  private boolean awaitCreation() {
    try {
      creating.lockInterruptibly();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InconclusiveException(
          "Waiting for the stage that scenarios share was interrupted.", e);
    }
  }

  private EchoApi create() {
    access.availability().require(true, false);
    Transcript own = transcripts.get();
    transcript = own;
    EchoApi created =
        EchoApi.create(
            access, access.target().forScenario(ScenarioKey.SHARED_STAGE), own, violations);
    shared = created;
    return created;
  }

  /** It is gone, or may be: the target has ended since. Another one is made where one is needed. */
  void forget() {
    shared = null;
  }

  /** What its creation and removal sent and saw; empty where it was not used. */
  public Optional<Recording> tape() {
    return Optional.ofNullable(transcript).map(Transcript::tape);
  }

  /** Removes it; one that is just being created is left to the cleanup of the run. */
  @Override
  public void close() {
    EchoApi created = shared;
    if (created != null) {
      created.remove();
    }
  }
}
