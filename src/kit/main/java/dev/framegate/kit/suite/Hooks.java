package dev.framegate.kit.suite;

import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.ScenarioKey;
import dev.framegate.kit.targets.Target;
import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import io.cucumber.java.Status;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;

/** Opens and ends a scenario; the gate that decides what is skipped stands here alone. */
public final class Hooks {
  private static final String NEEDS = "@needs-";

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
    lacking(scenario.getSourceTagNames(), target)
        .ifPresent(
            missing -> {
              throw new TestAbortedException(skipped(missing, target));
            });
    run.environment()
        .controlPlane()
        .availability()
        .require(needs(scenario, Capability.CONTROL_PLANE), needs(scenario, Capability.DATA_PLANE));
  }

  private static boolean needs(Scenario scenario, Capability capability) {
    return scenario.getSourceTagNames().contains(NEEDS + capability.label());
  }

  /** What a scenario needs and the target does not declare. */
  static Optional<Capability> lacking(Collection<String> tags, Target target) {
    return tags.stream()
        .filter(tag -> tag.startsWith(NEEDS))
        .map(tag -> Capability.of(tag.substring(NEEDS.length())))
        .filter(needed -> !target.capabilities().contains(needed))
        .findFirst();
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

  private static String skipped(Capability missing, Target target) {
    return "Needs '%s' (%s), which the target '%s' does not declare. It declares: %s."
        .formatted(
            missing.label(),
            missing.meaning(),
            target.name(),
            target.capabilities().stream()
                .sorted()
                .map(Capability::label)
                .collect(Collectors.joining(", ")));
  }
}
