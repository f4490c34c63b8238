package dev.framegate.kit.suite;

import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.rules.StepResult;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.scenario.ActiveRuns;
import dev.framegate.kit.scenario.RuleTag;
import dev.framegate.kit.scenario.RunContext;
import dev.framegate.kit.scenario.RunResults;
import dev.framegate.kit.scenario.ScenarioLocation;
import dev.framegate.kit.targets.TargetUnavailableException;
import dev.framegate.kit.wire.UnreachableException;
import io.cucumber.core.plugin.MessageFormatter;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.HookTestStep;
import io.cucumber.plugin.event.HookType;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestSourceParsed;
import io.cucumber.plugin.event.TestStepFinished;
import io.cucumber.plugin.event.TestStepStarted;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns Cucumber's results into verdicts, and keeps the evidence of each scenario beside it. */
public final class OutcomeCollector implements ConcurrentEventListener {
  private final RunContext run;

  /**
   * @param key of the run, among those of this JVM
   */
  public OutcomeCollector(String key) {
    this.run = ActiveRuns.withKey(key);
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    run.results()
        .messages()
        .ifPresent(messages -> new MessageFormatter(messages).setEventPublisher(publisher));
    publisher.registerHandlerFor(TestSourceParsed.class, run.rows()::read);
    publisher.registerHandlerFor(TestCaseStarted.class, this::started);
    publisher.registerHandlerFor(TestStepStarted.class, this::stepStarted);
    publisher.registerHandlerFor(TestStepFinished.class, this::stepFinished);
    publisher.registerHandlerFor(TestCaseFinished.class, this::finished);
  }

  private void started(TestCaseStarted event) {
    ActiveRuns.started(event.getTestCase().getId().toString(), run);
  }

  private void stepStarted(TestStepStarted event) {
    String scenario = event.getTestCase().getId().toString();
    if (event.getTestStep() instanceof PickleStepTestStep step) {
      run.results()
          .stepStarted(
              scenario,
              step.getStep().getLine(),
              "\"%s%s\" (line %d)"
                  .formatted(
                      step.getStep().getKeyword(),
                      step.getStep().getText(),
                      step.getStep().getLine()));
    } else if (event.getTestStep() instanceof HookTestStep hook
        && hook.getHookType() == HookType.AFTER) {
      run.results().stepStarted(scenario, 0, "its end");
    }
  }

  private void stepFinished(TestStepFinished event) {
    if (event.getTestStep() instanceof PickleStepTestStep step) {
      Result result = event.getResult();
      run.results()
          .stepFinished(
              event.getTestCase().getId().toString(),
              new StepResult(
                  step.getStep().getLine(),
                  switch (result.getStatus()) {
                    case PASSED -> StepResult.Status.PASSED;
                    case SKIPPED -> StepResult.Status.SKIPPED;
                    default -> StepResult.Status.FAILED;
                  },
                  result.getDuration().toNanos() / 1e9));
    }
  }

  private void finished(TestCaseFinished event) {
    TestCase scenario = event.getTestCase();
    ActiveRuns.ended(scenario.getId().toString());
    Result result = event.getResult();
    String place = ScenarioLocation.of(scenario.getUri(), scenario.getLocation().getLine());
    if (run.environment().crashes().ends(place)) {
      run.results().crashed().note(scenario.getId().toString());
    }
    if (result.getError() instanceof UnreachableException) {
      run.results().noteLoss(scenario.getId().toString());
    }
    Optional<RunResults.Doubt> doubt =
        run.results()
            .doubt(scenario.getId().toString())
            .filter(why -> why.givenUp() || judged(verdict(result)));
    String reason = reason(scenario, result);
    RunResults.ScenarioRecord ended =
        run.results()
            .end(
                scenario.getId().toString(),
                doubt.isPresent() ? Verdict.INCONCLUSIVE : verdict(result),
                doubt.map(why -> reasons(why, reason)).orElse(reason));
    run.results()
        .finished(
            scenario.getId().toString(),
            new ScenarioOutcome(
                RuleTag.of(scenario.getTags()),
                scenario.getName(),
                Set.copyOf(scenario.getTags()),
                place,
                ended.verdict(),
                result.getDuration().toNanos() / 1e9,
                ended.reason(),
                ended.evidence(),
                ended.steps()));
  }

  private static String reasons(RunResults.Doubt doubt, @Nullable String seen) {
    return seen == null || doubt.givenUp()
        ? doubt.why()
        : doubt.why() + "\nThe scenario by itself: " + seen;
  }

  private static boolean judged(Verdict verdict) {
    return verdict != Verdict.SKIPPED && verdict != Verdict.ERRORED;
  }

  /** Undefined and pending steps are the kit's own fault, whatever the target did. */
  private static Verdict verdict(Result result) {
    return switch (result.getStatus()) {
      case PASSED -> Verdict.PASSED;
      case SKIPPED -> Verdict.SKIPPED;
      case FAILED -> failed(result.getError());
      case PENDING, UNDEFINED, AMBIGUOUS, UNUSED -> Verdict.ERRORED;
    };
  }

  private static Verdict failed(@Nullable Throwable error) {
    if (error instanceof AssertionError) {
      return Verdict.FAILED;
    }
    return error instanceof InconclusiveException
            || error instanceof UnreachableException
            || error instanceof TargetUnavailableException
        ? Verdict.INCONCLUSIVE
        : Verdict.ERRORED;
  }

  private static @Nullable String reason(TestCase scenario, Result result) {
    Throwable error = result.getError();
    if (error == null) {
      return result.getStatus().isOk()
          ? null
          : "A sentence has no step, or several (%s): %s"
              .formatted(result.getStatus(), withoutStep(scenario));
    }
    String message = error.getMessage();
    boolean ours =
        error instanceof AssertionError
            || error instanceof InconclusiveException
            || error instanceof UnreachableException
            || error instanceof TargetUnavailableException
            || result.getStatus().is(io.cucumber.plugin.event.Status.SKIPPED);
    return ours && message != null ? message : error.toString();
  }

  private static String withoutStep(TestCase scenario) {
    return scenario.getTestSteps().stream()
        .filter(step -> step.getCodeLocation() == null)
        .filter(PickleStepTestStep.class::isInstance)
        .map(step -> ((PickleStepTestStep) step).getStep().getText())
        .collect(Collectors.joining("\", \"", "\"", "\""));
  }
}
