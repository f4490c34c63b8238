package dev.framegate.kit.scenario;

import dev.framegate.kit.outcome.ScenarioOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Scenarios that were under way when the target ended, and those that were not tried as it had
 * ended. They are tried again when it is back. Safe for many threads.
 */
public final class CrashedScenarios {
  /** What is kept back. */
  public enum Keeping {
    NOTHING,
    /** Suspects, and those that were not tried. */
    CRASHED,
    /** Every scenario, until it is known whether the target has outlived it. */
    ALL
  }

  private final Set<String> concerned = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<ScenarioOutcome> kept = new ConcurrentLinkedQueue<>();
  private volatile Keeping keeping = Keeping.NOTHING;

  CrashedScenarios() {}

  public void keep(Keeping wanted) {
    keeping = wanted;
  }

  /** Notes that a scenario was under way when the target ended, or not tried as it had ended. */
  public void note(String scenarioId) {
    concerned.add(scenarioId);
  }

  /** Whether the outcome of a scenario is kept back. */
  boolean keeps(String scenarioId, ScenarioOutcome outcome) {
    boolean crashed = concerned.remove(scenarioId);
    if (keeping == Keeping.NOTHING || (keeping == Keeping.CRASHED && !crashed)) {
      return false;
    }
    kept.add(outcome);
    return true;
  }

  /** Takes what was kept back until now. */
  public List<ScenarioOutcome> take() {
    List<ScenarioOutcome> taken = new ArrayList<>();
    for (ScenarioOutcome next = kept.poll(); next != null; next = kept.poll()) {
      taken.add(next);
    }
    return taken;
  }
}
