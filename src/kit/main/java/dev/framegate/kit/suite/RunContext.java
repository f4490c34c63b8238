package dev.framegate.kit.suite;

import dev.framegate.kit.journal.Journal;
import dev.framegate.kit.journal.RunId;
import dev.framegate.kit.rules.StepResult;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.targets.ScenarioKey;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.wire.EvidenceHttpClient;
import dev.framegate.kit.wire.FrameClient;
import dev.framegate.kit.wire.OrdinaryClient;
import dev.framegate.kit.wire.ServerTrust;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.kit.wire.TranscriptEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the scenarios of one run share: the target, the clients' engine, and where results go. */
final class RunContext implements AutoCloseable {
  private final Journal journal;
  private final StopGuard stopGuard = new StopGuard();
  private final Optional<ShutdownHook> hook;
  private volatile boolean lostCreations;
  private @Nullable List<String> left;
  private final Target target;
  private final Optional<Recorder> recorder;
  private final ExampleRows rows = new ExampleRows();
  private final Timeouts timeouts;
  private final ServerTrust trust;
  private final FrameClient frames = new FrameClient();
  private final EvidenceHttpClient http;
  private final OrdinaryClient ordinary;
  private final HttpBackend backend;
  private final SharedEchoStage echo = new SharedEchoStage();
  private final EchoApiPool spares = new EchoApiPool();
  private final ReachabilityCheck reachability;
  private final Map<String, String> doubts = new ConcurrentHashMap<>();
  private final Map<String, Begun> begun = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<ScenarioOutcome> outcomes = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<VisibleChange> seen = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<ProbeAnswer> answers = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<ResponseShapeViolation> misshapen =
      new ConcurrentLinkedQueue<>();
  private final Consumer<ScenarioOutcome> progress;

  private record Begun(ScenarioKey scenario, Transcript transcript, Queue<StepResult> steps) {}

  /** What a scenario came to. */
  record ScenarioRecord(
      Verdict verdict,
      @Nullable String reason,
      List<TranscriptEvent> evidence,
      List<StepResult> steps) {}

  RunContext(
      Target target,
      Timeouts timeouts,
      Journal journal,
      Optional<Recorder> recorder,
      Consumer<ScenarioOutcome> progress) {
    this.recorder = recorder;
    this.target = target;
    this.timeouts = timeouts;
    this.reachability = new ReachabilityCheck(this);
    this.trust = target.trust().servers().get();
    this.http =
        new EvidenceHttpClient(() -> trust, timeouts.call(), target.signing(), target.pacing());
    this.ordinary = new OrdinaryClient(trust);
    this.journal = journal;
    this.backend = new HttpBackend(target.backend(), target::functionsAt);
    this.progress = progress;
    this.hook = target.outlivesRun() ? Optional.of(ShutdownHook.set(this)) : Optional.empty();
    recorder.ifPresent(kept -> kept.begins(target, journal.run()));
  }

  RunId id() {
    return journal.run();
  }

  Journal journal() {
    return journal;
  }

  StopGuard stopping() {
    return stopGuard;
  }

  /** Notes that something may have been made although no answer tells of it. */
  void noteUnknownCreation() {
    lostCreations = true;
  }

  boolean hasUnknownCreations() {
    return lostCreations;
  }

  ResourceMarker marking() {
    return new ResourceMarker(id(), target.tagsResources());
  }

  Target target() {
    return target;
  }

  Timeouts patience() {
    return timeouts;
  }

  /** Whom to believe over TLS. */
  ServerTrust trust() {
    return trust;
  }

  FrameClient frames() {
    return frames;
  }

  EvidenceHttpClient caller() {
    return http;
  }

  OrdinaryClient ordinary() {
    return ordinary;
  }

  HttpBackend backend() {
    return backend;
  }

  /** The stage that read-only scenarios borrow. */
  SharedEchoStage sharedStage() {
    return echo;
  }

  /** APIs that scenarios hand on where calls are dear. */
  EchoApiPool echoApis() {
    return spares;
  }

  /** Whether scenarios may hand on what they made; what is recorded stands for itself. */
  boolean reusesEchoApis() {
    return target.sparesSetUp() && recorder.isEmpty();
  }

  boolean isRecorded() {
    return recorder.isPresent();
  }

  ExampleRows rows() {
    return rows;
  }

  Transcript newTranscript() {
    return new Transcript(recorder.isPresent());
  }

  void begin(String scenarioId, ScenarioKey scenario, Transcript transcript) {
    begun.put(scenarioId, new Begun(scenario, transcript, new ConcurrentLinkedQueue<>()));
  }

  /**
   * Marks in the transcript that a step starts.
   *
   * @param line of the step; 0 where the steps are over
   */
  void stepStarted(String scenarioId, int line) {
    Begun scenario = begun.get(scenarioId);
    if (scenario != null) {
      scenario.transcript().add(at -> new TranscriptEvent.Step(at, line));
    }
  }

  void stepFinished(String scenarioId, StepResult step) {
    Begun scenario = begun.get(scenarioId);
    if (scenario != null) {
      scenario.steps().add(step);
    }
  }

  /** Hands out what is left of a scenario; the target may know that nothing follows from it. */
  ScenarioRecord end(String scenarioId, Verdict verdict, @Nullable String reason) {
    Begun scenario = begun.remove(scenarioId);
    if (scenario == null) {
      return new ScenarioRecord(verdict, reason, List.of(), List.of());
    }
    Optional<String> doubt = target.ended(scenario.scenario());
    if (verdict == Verdict.SKIPPED) {
      return new ScenarioRecord(
          verdict, reason, scenario.transcript().events(), List.copyOf(scenario.steps()));
    }
    recorder.ifPresent(
        kept -> kept.recorded(scenario.scenario(), scenario.transcript().tape(), verdict, reason));
    return new ScenarioRecord(
        doubt.isPresent() ? Verdict.INCONCLUSIVE : verdict,
        doubt.orElse(reason),
        scenario.transcript().events(),
        List.copyOf(scenario.steps()));
  }

  ReachabilityCheck reachability() {
    return reachability;
  }

  /** Notes why a scenario is not to be judged, whatever it came to. */
  void markInconclusive(String scenarioId, String why) {
    doubts.put(scenarioId, why);
  }

  Optional<String> inconclusiveReason(String scenarioId) {
    return Optional.ofNullable(doubts.remove(scenarioId));
  }

  void finished(ScenarioOutcome outcome) {
    outcomes.add(outcome);
    progress.accept(outcome);
  }

  void answered(ProbeAnswer answer) {
    answers.add(answer);
  }

  /** Notes an answer that does not have the shape which the service model gives it. */
  void shapeViolation(ResponseShapeViolation answer) {
    misshapen.add(answer);
  }

  /** Notes how long a change took until a client saw it. */
  void seen(VisibleChange change) {
    seen.add(change);
  }

  List<VisibleChange> seen() {
    return List.copyOf(seen);
  }

  List<ScenarioOutcome> outcomes() {
    return List.copyOf(outcomes);
  }

  List<ProbeAnswer> answers() {
    return List.copyOf(answers);
  }

  List<ResponseShapeViolation> shapeViolations() {
    return List.copyOf(misshapen);
  }

  /**
   * Removes what is left of what the run has made, once.
   *
   * @return what could not be removed, a phrase each
   */
  synchronized List<String> cleanUp() {
    if (left == null) {
      spares.close();
      echo.close();
      echo.tape()
          .ifPresent(
              tape ->
                  recorder.ifPresent(
                      kept -> kept.recorded(ScenarioKey.SHARED_STAGE, tape, Verdict.PASSED, null)));
      // Nothing was made where a recording was played.
      left =
          target.replays().isPresent()
              ? List.of()
              : new RunCleanup(this).within(timeouts.cleanup());
    }
    return left;
  }

  @Override
  public void close() {
    cleanUp();
    hook.ifPresent(ShutdownHook::lift);
    target.ended(ScenarioKey.SHARED_STAGE);
    backend.close();
    http.close();
    ordinary.close();
    frames.close();
  }
}
