package dev.framegate.kit.suite;

import dev.framegate.kit.journal.Journal;
import dev.framegate.kit.journal.RunId;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.targets.ScenarioKey;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.wire.Caller;
import dev.framegate.kit.wire.Event;
import dev.framegate.kit.wire.FrameClient;
import dev.framegate.kit.wire.OrdinaryClient;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.kit.wire.Trust;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the scenarios of one run share: the target, the clients' engine, and where results go. */
final class SuiteRun implements AutoCloseable {
  private final Journal journal;
  private final Stopping stopping = new Stopping();
  private final Optional<StopHook> hook;
  private volatile boolean lostCreations;
  private @Nullable List<String> left;
  private final Target target;
  private final Optional<Recorder> recorder;
  private final ExampleRows rows = new ExampleRows();
  private final Patience patience;
  private final Trust trust;
  private final FrameClient frames = new FrameClient();
  private final Caller caller;
  private final OrdinaryClient ordinary;
  private final HttpBackend backend;
  private final EchoingStage echo = new EchoingStage();
  private final SpareApis spares = new SpareApis();
  private final Reachability reachability;
  private final Map<String, String> doubts = new ConcurrentHashMap<>();
  private final Map<String, Begun> begun = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<ScenarioOutcome> outcomes = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<ProbeAnswer> answers = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Misshapen> misshapen = new ConcurrentLinkedQueue<>();
  private final Consumer<ScenarioOutcome> progress;

  private record Begun(ScenarioKey scenario, Transcript transcript) {}

  /** What a scenario came to. */
  record Ended(Verdict verdict, @Nullable String reason, List<Event> evidence) {}

  SuiteRun(
      Target target,
      Patience patience,
      Journal journal,
      Optional<Recorder> recorder,
      Consumer<ScenarioOutcome> progress) {
    this.recorder = recorder;
    this.target = target;
    this.patience = patience;
    this.reachability = new Reachability(this);
    this.trust = target.trust().servers().get();
    this.caller = new Caller(() -> trust, patience.call(), target.signing(), target.pacing());
    this.ordinary = new OrdinaryClient(trust);
    this.journal = journal;
    this.backend = new HttpBackend(target.backend(), target::functionsAt);
    this.progress = progress;
    this.hook = target.outlivesTheKit() ? Optional.of(StopHook.set(this)) : Optional.empty();
    recorder.ifPresent(kept -> kept.begins(target, journal.run()));
  }

  RunId id() {
    return journal.run();
  }

  Journal journal() {
    return journal;
  }

  Stopping stopping() {
    return stopping;
  }

  /** Notes that something may have been made although no answer tells of it. */
  void creationLost() {
    lostCreations = true;
  }

  boolean lostCreations() {
    return lostCreations;
  }

  Marking marking() {
    return new Marking(id(), target.tagsResources());
  }

  Target target() {
    return target;
  }

  Patience patience() {
    return patience;
  }

  /** Whom to believe over TLS. */
  Trust trust() {
    return trust;
  }

  FrameClient frames() {
    return frames;
  }

  Caller caller() {
    return caller;
  }

  OrdinaryClient ordinary() {
    return ordinary;
  }

  HttpBackend backend() {
    return backend;
  }

  /** The stage that read-only scenarios borrow. */
  EchoingStage echo() {
    return echo;
  }

  /** APIs that scenarios hand on where calls are dear. */
  SpareApis spares() {
    return spares;
  }

  /** Whether scenarios may hand on what they made; what is recorded stands for itself. */
  boolean sparesSetUp() {
    return target.sparesSetUp() && recorder.isEmpty();
  }

  boolean records() {
    return recorder.isPresent();
  }

  ExampleRows rows() {
    return rows;
  }

  Transcript newTranscript() {
    return new Transcript(recorder.isPresent());
  }

  void begin(String scenarioId, ScenarioKey scenario, Transcript transcript) {
    begun.put(scenarioId, new Begun(scenario, transcript));
  }

  /** Hands out what is left of a scenario; the target may know that nothing follows from it. */
  Ended end(String scenarioId, Verdict verdict, @Nullable String reason) {
    Begun scenario = begun.remove(scenarioId);
    if (scenario == null) {
      return new Ended(verdict, reason, List.of());
    }
    Optional<String> doubt = target.ended(scenario.scenario());
    if (verdict == Verdict.SKIPPED) {
      return new Ended(verdict, reason, scenario.transcript().events());
    }
    recorder.ifPresent(
        kept -> kept.recorded(scenario.scenario(), scenario.transcript().tape(), verdict, reason));
    return new Ended(
        doubt.isPresent() ? Verdict.INCONCLUSIVE : verdict,
        doubt.orElse(reason),
        scenario.transcript().events());
  }

  Reachability reachability() {
    return reachability;
  }

  /** Notes why a scenario is not to be judged, whatever it came to. */
  void doubt(String scenarioId, String why) {
    doubts.put(scenarioId, why);
  }

  Optional<String> doubted(String scenarioId) {
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
  void misshapen(Misshapen answer) {
    misshapen.add(answer);
  }

  /** Notes how long a change took until a client saw it. */
  void seen(Seen change) {
    seen.add(change);
  }

  List<Seen> seen() {
    return List.copyOf(seen);
  }

  List<ScenarioOutcome> outcomes() {
    return List.copyOf(outcomes);
  }

  List<ProbeAnswer> answers() {
    return List.copyOf(answers);
  }

  List<Misshapen> misshapenAnswers() {
    return List.copyOf(misshapen);
  }

  /**
   * Removes what is left of what the run has made, once.
   *
   * @return what could not be removed, a phrase each
   */
  synchronized List<String> depart() {
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
              : new Departure(this).within(patience.departure());
    }
    return left;
  }

  @Override
  public void close() {
    depart();
    hook.ifPresent(StopHook::lift);
    target.ended(ScenarioKey.SHARED_STAGE);
    backend.close();
    caller.close();
    ordinary.close();
    frames.close();
  }
}
