package dev.framegate.kit.steps;

import dev.framegate.kit.control.CrashWatch;
import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.scenario.ActiveRuns;
import dev.framegate.kit.scenario.CapabilityGate;
import dev.framegate.kit.scenario.RuleTag;
import dev.framegate.kit.scenario.RunContext;
import dev.framegate.kit.scenario.ScenarioLocation;
import dev.framegate.kit.scenario.ScenarioState;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.ScenarioKey;
import dev.framegate.kit.targets.Target;
import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import io.cucumber.java.Status;
import org.opentest4j.TestAbortedException;

/** Opens and ends a scenario. */
public final class Hooks {
  private final ScenarioState scene;

  public Hooks(ScenarioState scene) {
    this.scene = scene;
  }

  @Before
  public void begin(Scenario scenario) {
    RunContext run = ActiveRuns.ofScenario(scenario.getId());
    scene.begin(
        run,
        scenario.getId(),
        new ScenarioKey(
            RuleTag.of(scenario.getSourceTagNames()),
            scenario.getName(),
            run.rows().row(scenario.getUri(), scenario.getLine())),
        ScenarioLocation.of(scenario.getUri(), scenario.getLine()));
    Target target = scene.target();
    CapabilityGate.reasonToSkip(scenario.getSourceTagNames(), target)
        .ifPresent(
            reason -> {
              throw new TestAbortedException(reason);
            });
    requireTarget(run, scenario);
    run.environment()
        .controlPlane()
        .availability()
        .require(
            CapabilityGate.needs(scenario.getSourceTagNames(), Capability.CONTROL_PLANE),
            CapabilityGate.needs(scenario.getSourceTagNames(), Capability.DATA_PLANE));
  }

  /** Does not try a scenario while the target has ended; it is tried again when that is back. */
  private static void requireTarget(RunContext run, Scenario scenario) {
    CrashWatch crashes = run.environment().crashes();
    crashes
        .notTried()
        .ifPresent(
            why -> {
              run.results().crashed().note(scenario.getId());
              throw new InconclusiveException(why);
            });
    String place = ScenarioLocation.of(scenario.getUri(), scenario.getLine());
    crashes.begins(
        place,
        "%s \"%s\" (%s)"
            .formatted(RuleTag.of(scenario.getSourceTagNames()), scenario.getName(), place));
  }

  @After
  public void end(Scenario scenario) {
    try {
      if (scenario.getStatus() != Status.SKIPPED) {
        scene.checkTransport(scenario.isFailed());
      }
    } finally {
      scene.end();
    }
  }
}
