package dev.framegate.kit.scenario;

import dev.framegate.kit.io.Redaction;
import dev.framegate.kit.outcome.ProbeAnswer;
import dev.framegate.kit.outcome.Recorder;
import dev.framegate.kit.outcome.RedactedMessages;
import dev.framegate.kit.outcome.ResponseShapeViolation;
import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.outcome.VisibleChange;
import dev.framegate.kit.rules.StepResult;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.targets.ScenarioKey;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.kit.wire.TranscriptEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a run collects from its scenarios. Safe for many threads. */
public final class RunResults {
  private static final long MOST_EVENTS = 150_000;
  private static final int FEW_EVENTS = 50;

  private final AtomicLong keptEvents = new AtomicLong();
  private final Target target;
  private final Optional<Recorder> recorder;
  private final Consumer<ScenarioOutcome> progress;
  private final Redaction redaction;
  private @Nullable RedactedMessages messages;
  private final Map<String, Begun> begun = new ConcurrentHashMap<>();
  private final Map<String, String> currentSteps = new ConcurrentHashMap<>();
  private final Map<String, Doubt> doubts = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<ScenarioOutcome> outcomes = new ConcurrentLinkedQueue<>();
  private final LostScenarios lost = new LostScenarios();
  private final CrashedScenarios crashed = new CrashedScenarios();
  private final Set<String> losses = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<VisibleChange> changes = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<ProbeAnswer> answers = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<ResponseShapeViolation> violations =
      new ConcurrentLinkedQueue<>();

  private final Set<String> demandingStimulus = ConcurrentHashMap.newKeySet();

  private record Begun(ScenarioKey scenario, Transcript transcript, Queue<StepResult> steps) {}

  /**
   * Why a scenario is not to be judged.
   *
   * @param givenUp whether it was ended, so that its own result is of its end and says nothing
   */
  public record Doubt(String why, boolean givenUp) {}

  /** What became of a scenario. */
  public record ScenarioRecord(
      Verdict verdict,
      @Nullable String reason,
      List<TranscriptEvent> evidence,
      List<StepResult> steps) {}

  /** What is known of a scenario before it begins: it may have been tried already. */
  Optional<String> reasonBefore(String location) {
    return lost.before(location);
  }

  public RunResults(
      Target target, Optional<Recorder> recorder, Consumer<ScenarioOutcome> progress) {
    this.target = target;
    this.redaction = target.redaction();
    this.recorder = recorder;
    this.progress = progress;
  }

  /** Lets Cucumber's messages be written to a file. */
  public void writeMessages(Path file) {
    try {
      messages = new RedactedMessages(file, redaction);
    } catch (IOException e) {
      throw new UncheckedIOException("The messages cannot be written to " + file, e);
    }
  }

  /** Where Cucumber's messages go, one stream for each time that scenarios are run. */
  public Optional<OutputStream> messages() {
    return Optional.ofNullable(messages).map(RedactedMessages::unclosed);
  }

  /** Ends the file of messages. */
  public void closeMessages() {
    try {
      if (messages != null) {
        messages.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The messages cannot be written", e);
    }
  }

  void begin(String scenarioId, ScenarioKey scenario, Transcript transcript) {
    begun.put(scenarioId, new Begun(scenario, transcript, new ConcurrentLinkedQueue<>()));
  }

  /**
   * Marks in the transcript that a step starts.
   *
   * @param line of the step; 0 where the steps are over
   * @param text of the step
   */
  public void stepStarted(String scenarioId, int line, String text) {
    Begun scenario = begun.get(scenarioId);
    if (scenario != null) {
      currentSteps.put(scenarioId, text);
      scenario.transcript().add(at -> new TranscriptEvent.Step(at, line));
    }
  }

  /** The step that a scenario is at. */
  String currentStep(String scenarioId) {
    return currentSteps.getOrDefault(scenarioId, "its beginning");
  }

  public void stepFinished(String scenarioId, StepResult step) {
    Begun scenario = begun.get(scenarioId);
    if (scenario != null) {
      scenario.steps().add(step);
    }
  }

  /** Returns what is left of a scenario; the target may know that nothing follows from it. */
  public ScenarioRecord end(String scenarioId, Verdict verdict, @Nullable String reason) {
    currentSteps.remove(scenarioId);
    Begun scenario = begun.remove(scenarioId);
    if (scenario == null) {
      return new ScenarioRecord(verdict, reason, List.of(), List.of());
    }
    Optional<String> doubt = target.ended(scenario.scenario());
    if (verdict == Verdict.SKIPPED) {
      return new ScenarioRecord(
          verdict, reason, evidence(scenario.transcript()), List.copyOf(scenario.steps()));
    }
    recorder.ifPresent(
        kept -> kept.recorded(scenario.scenario(), scenario.transcript().tape(), verdict, reason));
    return new ScenarioRecord(
        doubt.isPresent() ? Verdict.INCONCLUSIVE : verdict,
        doubt.orElse(reason),
        evidence(scenario.transcript()),
        List.copyOf(scenario.steps()));
  }

  /** All events of a scenario while the run has room, and then the first few. */
  private List<TranscriptEvent> evidence(Transcript transcript) {
    List<TranscriptEvent> events = transcript.events();
    long kept = keptEvents.addAndGet(events.size());
    if (kept <= MOST_EVENTS || events.size() <= FEW_EVENTS) {
      return events;
    }
    keptEvents.addAndGet(FEW_EVENTS - events.size());
    return List.copyOf(events.subList(0, FEW_EVENTS));
  }

  /** Notes why a scenario is not to be judged, whatever its own result is. */
  void markInconclusive(String scenarioId, String why) {
    doubts.put(scenarioId, new Doubt(why, false));
  }

  /** Notes why a scenario was ended before it had a result. */
  void markGivenUp(String scenarioId, String why) {
    doubts.put(scenarioId, new Doubt(why, true));
  }

  public Optional<Doubt> doubt(String scenarioId) {
    return Optional.ofNullable(doubts.remove(scenarioId));
  }

  /** Notes that a connection or an answer was lost while a scenario ran. */
  public void noteLoss(String scenarioId) {
    losses.add(scenarioId);
  }

  /** Takes a scenario's outcome, or keeps it back because it is to be tried again. */
  public void finished(String scenarioId, ScenarioOutcome ended) {
    ScenarioOutcome outcome = ended.without(redaction);
    boolean loss = losses.remove(scenarioId);
    if (!crashed.keeps(scenarioId, outcome) && !lost.keeps(outcome, loss)) {
      count(outcome);
    }
  }

  /** Those that the end of the target concerns. */
  public CrashedScenarios crashed() {
    return crashed;
  }

  /** Counts an outcome in the place of another of the same scenario, if there is one. */
  public void replace(ScenarioOutcome outcome) {
    outcomes.removeIf(other -> other.location().equals(outcome.location()));
    count(outcome);
  }

  /** Counts an outcome, which is final. */
  public void count(ScenarioOutcome outcome) {
    outcomes.add(outcome);
    progress.accept(outcome);
  }

  /** From now on, scenarios that lost a connection or an answer are kept back, or no more. */
  public void keepLost(boolean wanted) {
    lost.keep(wanted);
  }

  /** How many scenarios were tried more than once. */
  public int triedAgain() {
    return lost.triedAgain();
  }

  /** Takes the scenarios that are kept back. */
  public List<ScenarioOutcome> takeLost() {
    return lost.take();
  }

  /** Takes those of the scenarios at some places that are kept back; they are not tried again. */
  public List<ScenarioOutcome> takeLost(Set<String> places) {
    return lost.take(places);
  }

  public void answered(ProbeAnswer answer) {
    answers.add(answer.without(redaction));
  }

  /** Notes an answer that does not have the shape which the service model gives it. */
  public void violated(ResponseShapeViolation violation) {
    violations.add(violation.without(redaction));
  }

  /** Notes how long a change took until a client saw it. */
  public void seen(VisibleChange change) {
    changes.add(change);
  }

  /** Notes that a scenario of a rule was judged by what a client saw after a stimulus. */
  void stimulusDemanded(String rule) {
    demandingStimulus.add(rule);
  }

  /** The rules that were judged so. */
  public Set<String> demandingStimulus() {
    return Set.copyOf(demandingStimulus);
  }

  public List<ScenarioOutcome> outcomes() {
    return List.copyOf(outcomes);
  }

  public List<ProbeAnswer> answers() {
    return List.copyOf(answers);
  }

  public List<ResponseShapeViolation> violations() {
    return List.copyOf(violations);
  }

  public List<VisibleChange> changes() {
    return List.copyOf(changes);
  }
}
