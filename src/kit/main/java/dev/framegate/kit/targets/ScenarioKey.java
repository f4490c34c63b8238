package dev.framegate.kit.targets;

/**
 * The identity of a scenario, which does not depend on its line.
 *
 * @param rule id of its rule or probe
 * @param name as Cucumber reports it
 * @param row of its examples, from 1; 0 where it has none
 */
public record ScenarioKey(String rule, String name, int row) {
  /** The stage that scenarios share; it is made by whichever comes first. */
  public static final ScenarioKey SHARED_STAGE = new ScenarioKey("", "the shared stage", 0);

  @Override
  public String toString() {
    return rule.isEmpty() ? name : rule + " \"" + name + "\"" + (row == 0 ? "" : " row " + row);
  }
}
