package dev.framegate.kit.scenario;

import java.net.URI;

/** Addresses on the API's host that are no plain stage address. */
public final class NonStageUrls {
  private NonStageUrls() {}

  /** Skips a scenario whose API has the stage of a path where the deployed one has not. */
  public static void requireStageOf(ScenarioState scenario, String path) {
    if (scenario.target().apiFinder().isPresent()) {
      String stage = scenario.names().fill(path).replaceFirst("^/([^/?]*).*$", "$1");
      scenario.target().dataPlane(scenario.names().get("apiId"), stage);
    }
  }

  /**
   * @param path appended where a stage's address begins, such as {@code /test/} or {@code
   *     /test/more}
   */
  public static URI of(ScenarioState scenario, String path) {
    String marker = "framegate-stage";
    requireStageOf(scenario, path);
    String base = scenario.target().dataPlane(scenario.names().get("apiId"), marker).toString();
    return URI.create(base.replaceFirst("/" + marker + ".*$", "") + scenario.names().fill(path));
  }
}
