package dev.framegate.kit.scenario;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The runs of this JVM. Cucumber creates glue and plugins from their class names, so a run cannot
 * be passed to them: its plugin is given the run's key as an argument, and its hooks find the run
 * by the id of the scenario, which the plugin reports first.
 */
public final class ActiveRuns {
  private static final Map<String, RunContext> BY_KEY = new ConcurrentHashMap<>();
  private static final Map<String, RunContext> BY_SCENARIO = new ConcurrentHashMap<>();

  private ActiveRuns() {}

  /**
   * Registers the run while the work is done.
   *
   * @param work receives the key of the run
   */
  public static void during(RunContext run, Consumer<String> work) {
    String key = UUID.randomUUID().toString();
    BY_KEY.put(key, run);
    try {
      work.accept(key);
    } finally {
      BY_KEY.remove(key);
    }
  }

  public static RunContext withKey(String key) {
    return found(BY_KEY, key);
  }

  /** Assigns a scenario to its run, until {@link #ended}. */
  public static void started(String scenarioId, RunContext run) {
    BY_SCENARIO.put(scenarioId, run);
  }

  public static RunContext ofScenario(String scenarioId) {
    return found(BY_SCENARIO, scenarioId);
  }

  public static void ended(String scenarioId) {
    BY_SCENARIO.remove(scenarioId);
  }

  private static RunContext found(Map<String, RunContext> runs, String key) {
    RunContext run = runs.get(key);
    if (run == null) {
      throw new IllegalStateException(
          "No run is active: start scenarios through ConformanceSuite, not with Cucumber alone.");
    }
    return run;
  }
}
