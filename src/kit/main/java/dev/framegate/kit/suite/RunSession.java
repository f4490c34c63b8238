package dev.framegate.kit.suite;

import dev.framegate.kit.cleanup.RunCleanup;
import dev.framegate.kit.cleanup.ShutdownHook;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.journal.Journal;
import dev.framegate.kit.outcome.Recorder;
import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.scenario.EchoCheck;
import dev.framegate.kit.scenario.ExampleRows;
import dev.framegate.kit.scenario.RunContext;
import dev.framegate.kit.scenario.RunEnvironment;
import dev.framegate.kit.scenario.RunResults;
import dev.framegate.kit.targets.ScenarioKey;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.TargetUnavailableException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run from its first scenario to its cleanup. Told to stop (SIGINT, SIGTERM), it still removes
 * what it has created.
 */
final class RunSession implements AutoCloseable {
  /** Of rules whose scenarios send what a target has to refuse. */
  private final RunEnvironment environment;

  private final RunResults results;
  private final Optional<Recorder> recorder;
  private final Optional<ShutdownHook> hook;
  private @Nullable List<String> left;
  private Optional<String> crashes = Optional.empty();

  RunSession(
      Target target,
      Timeouts timeouts,
      Journal journal,
      Optional<Recorder> recorder,
      Consumer<ScenarioOutcome> progress) {
    this.recorder = recorder;
    results = new RunResults(target, recorder, progress);
    environment =
        new RunEnvironment(target, timeouts, journal, recorder.isPresent(), results::violated);
    hook =
        target.outlivesRun()
            ? Optional.of(
                ShutdownHook.set(environment.controlPlane().creations(), timeouts, this::cleanUp))
            : Optional.empty();
    recorder.ifPresent(kept -> kept.begins(target, journal.run()));
  }

  /** A new context: features are read once for each. */
  RunContext context() {
    return new RunContext(environment, results, new ExampleRows());
  }

  /** What its scenarios come to. */
  RunResults results() {
    return results;
  }

  /** Whether a scenario may be tried again: a recording holds each once. */
  boolean repeatsLost() {
    return recorder.isEmpty() && !environment.isReplay();
  }

  /** Tries the scenarios in the order that suits a target which may end. */
  void inPhases(RunPhases.Launch launch, int threads) {
    RunPhases phases = new RunPhases(environment, results, launch, threads);
    phases.run();
    crashes = phases.summary();
  }

  /** Starts the browser in the background. */
  void startBrowser() {
    environment.browser().startSoon();
  }

  /** Lets Cucumber's messages be written to a file. */
  void writeMessages(Path file) {
    results.writeMessages(file);
  }

  /**
   * Makes the stage that echoes, and a message to it.
   *
   * @throws TargetUnavailableException where the answer does not come
   */
  void proveEcho() {
    new EchoCheck(environment)
        .problem()
        .ifPresent(
            seen -> {
              throw TargetUnavailableException.withoutEcho(seen);
            });
  }

  /** Removes what the run has created, and returns what it has collected. */
  ConformanceSuite.Result result() {
    List<String> remaining = cleanUp();
    return new ConformanceSuite.Result(
        results.outcomes(),
        results.answers(),
        results.violations(),
        results.changes(),
        results.demandingStimulus(),
        remaining.stream().map(environment.target().redaction()::text).toList(),
        results.triedAgain(),
        crashes);
  }

  /**
   * Removes what is left of what the run has created, once.
   *
   * @return what could not be removed, a phrase each
   */
  private synchronized List<String> cleanUp() {
    if (left == null) {
      environment.echoApis().close();
      environment.sharedStage().close();
      recorder.ifPresent(
          kept ->
              environment
                  .sharedStage()
                  .tape()
                  .ifPresent(
                      tape -> kept.recorded(ScenarioKey.SHARED_STAGE, tape, Verdict.PASSED, null)));
      // Nothing was created where a recording was played.
      left =
          environment.isReplay()
              ? List.of()
              : new RunCleanup(environment.controlPlane(), environment.patience()).run();
    }
    return left;
  }

  @Override
  public void close() {
    cleanUp();
    hook.ifPresent(ShutdownHook::lift);
    results.closeMessages();
    environment.close();
  }
}
