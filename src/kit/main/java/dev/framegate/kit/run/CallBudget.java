package dev.framegate.kit.run;

import dev.framegate.kit.targets.CallCounts;
import dev.framegate.kit.targets.CallRate;
import dev.framegate.kit.targets.Target;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a run may ask of a control plane that is called at a pace.
 *
 * @param calls of all operations
 * @param deployments CreateDeployment among them
 */
public record CallBudget(int scenarios, int calls, int deployments, CallRate pace) {
  /** Making an API that echoes, and removing it. */
  private static final CallCosts.Row ECHO = CallCosts.Row.of(8, 1);

  /** The preflight. */
  private static final int BEFORE = 2;

  /**
   * Counts the scenarios that would run; nothing is sent.
   *
   * @return nothing for a target that asks for no pace
   */
  public static Optional<CallBudget> of(Target target, RunSettings settings) {
    return target.pace().map(rate -> of(target, settings, rate, CallCosts.load()));
  }

  private static CallBudget of(
      Target target, RunSettings settings, CallRate rate, CallCosts costs) {
    Map<String, Long> planned = RunPlan.of(Optional.of(target), settings).tried();
    int scenarios = planned.values().stream().mapToInt(Long::intValue).sum();
    // The shared stage, and as many spare APIs as there can be scenarios at a time.
    int shared = 1 + Math.min(settings.threads(), scenarios);
    int calls = shared * ECHO.calls();
    int deployments = shared * ECHO.deployments();
    for (Map.Entry<String, Long> rule : planned.entrySet()) {
      CallCosts.Row row = costs.of(rule.getKey());
      calls += row.callsOf(rule.getValue().intValue());
      deployments += row.deploymentsOf(rule.getValue().intValue());
    }
    int rounds = settings.repeat();
    return new CallBudget(
        scenarios, BEFORE + rounds * CallCosts.withSecondLooks(calls), rounds * deployments, rate);
  }

  /** How long the calls take at that pace; waiting for the target comes on top. */
  Duration time() {
    return pace.timeFor(calls, deployments);
  }

  /** One line for whoever pays for it. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d scenarios make at most %,d control-plane calls, %,d deployments among them: %d min at %s calls a second and a deployment every %s s%s. Calls that are refused for their pace and made again come on top.",
        scenarios,
        calls,
        deployments,
        (time().toSeconds() + 59) / 60,
        number(pace.callsPerSecond()),
        number(pace.betweenDeployments().toMillis() / 1000.0),
        part());
  }

  /** Whose rate it is, where several runs share it. */
  private String part() {
    return pace.sharedBy() == 1
        ? ""
        : ", which is 1/%d of the account's rate, as %d shards share it"
            .formatted(pace.sharedBy(), pace.sharedBy());
  }

  /** One line for the report: what came of it. */
  String against(CallCounts traffic) {
    return String.format(
        Locale.ROOT,
        "%,d of at most %,d; deployments: %,d of at most %,d; made again after a refusal for pace or a concurrent change: %,d%s",
        traffic.calls(),
        calls,
        traffic.deployments(),
        deployments,
        traffic.repeated(),
        pace.sharedBy() == 1 ? "" : "; at 1/%d of the account's rate".formatted(pace.sharedBy()));
  }

  private static String number(double value) {
    double rounded = Math.round(value * 1000) / 1000.0;
    return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
  }
}
