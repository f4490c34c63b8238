package dev.framegate.kit.scenario;

import dev.framegate.kit.backends.HttpBackend;
import dev.framegate.kit.clients.RunClients;
import dev.framegate.kit.control.ControlPlaneAccess;
import dev.framegate.kit.control.CrashWatch;
import dev.framegate.kit.control.RunCreations;
import dev.framegate.kit.control.TargetAvailability;
import dev.framegate.kit.expectation.HandshakeTimes;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.journal.Journal;
import dev.framegate.kit.journal.RunId;
import dev.framegate.kit.outcome.ResponseShapeViolation;
import dev.framegate.kit.targets.ScenarioKey;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.wire.Transcript;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the scenarios of one run share: the target, the clients, and what they may borrow. */
public final class RunEnvironment implements AutoCloseable {
  private final Target target;
  private final Timeouts timeouts;
  private final boolean recorded;
  private final RunClients clients;
  private final ControlPlaneAccess controlPlane;
  private final HttpBackend backend;
  private final SharedBrowser browser = new SharedBrowser();
  private final SharedEchoStage sharedStage;
  private final EchoApiPool echoApis;
  private final ReachabilityCheck reachability;
  private final CrashRecovery recovery;
  private final ScheduledExecutorService deadlines = ScenarioDeadline.clock();
  private final HandshakeTimes handshakes = new HandshakeTimes();

  /**
   * @param recorded whether everything that goes over the wire is kept
   * @param violations receives answers of the wrong shape to calls that belong to no scenario
   */
  public RunEnvironment(
      Target target,
      Timeouts timeouts,
      Journal journal,
      boolean recorded,
      Consumer<ResponseShapeViolation> violations) {
    this.target = target;
    this.timeouts = timeouts.withSettling(target.propagation());
    this.recorded = recorded;
    clients = RunClients.of(target, timeouts);
    controlPlane =
        new ControlPlaneAccess(
            target,
            clients.http(),
            new RunCreations(journal, target.tagsResources()),
            new TargetAvailability(timeouts.recovery()));
    backend = HttpBackend.of(target);
    sharedStage = new SharedEchoStage(controlPlane, this::newTranscript, violations);
    echoApis =
        new EchoApiPool(() -> EchoApi.create(controlPlane, target, new Transcript(), violations));
    reachability =
        new ReachabilityCheck(controlPlane, clients, timeouts.answer(), sharedStage::address);
    recovery =
        new CrashRecovery(
            target,
            controlPlane.availability(),
            reachability,
            timeouts,
            () -> {
              sharedStage.forget();
              echoApis.forget();
            });
  }

  public RunId id() {
    return controlPlane.creations().run();
  }

  public Target target() {
    return target;
  }

  public Timeouts patience() {
    return timeouts;
  }

  public RunClients clients() {
    return clients;
  }

  public ControlPlaneAccess controlPlane() {
    return controlPlane;
  }

  public HttpBackend backend() {
    return backend;
  }

  /** The browser in which scenarios use consoles. */
  public SharedBrowser browser() {
    return browser;
  }

  /** The stage that read-only scenarios borrow. */
  public SharedEchoStage sharedStage() {
    return sharedStage;
  }

  /** APIs that scenarios pass on where calls are expensive. */
  public EchoApiPool echoApis() {
    return echoApis;
  }

  /** Whether scenarios may pass on what they made; a recorded scenario stands for itself. */
  public boolean reusesEchoApis() {
    return target.sparesSetUp() && !recorded;
  }

  HandshakeTimes handshakes() {
    return handshakes;
  }

  ReachabilityCheck reachability() {
    return reachability;
  }

  /** Whether the target has ended, and during which scenarios. */
  public CrashWatch crashes() {
    return controlPlane.availability().crashes();
  }

  /** Brings the target back when it has ended. */
  public CrashRecovery recovery() {
    return recovery;
  }

  boolean isRecorded() {
    return recorded;
  }

  /** Whether a recording answers instead of a target. */
  public boolean isReplay() {
    return target.replays().isPresent();
  }

  /**
   * The end of a scenario that begins now, in this thread.
   *
   * @param step where it stands
   */
  ScenarioDeadline deadline(Transcript transcript, Supplier<String> step) {
    return new ScenarioDeadline(
        deadlines, timeouts, clients.http().waits().of(Thread.currentThread()), transcript, step);
  }

  Transcript newTranscript() {
    return new Transcript(recorded, target.redaction());
  }

  /** Closes the clients and the backend. What was created on the target is left there. */
  @Override
  public void close() {
    target.ended(ScenarioKey.SHARED_STAGE);
    deadlines.shutdownNow();
    browser.close();
    backend.close();
    clients.close();
    recovery.close();
  }
}
