package dev.framegate.kit.scenario;

import java.net.URI;

/** Addresses on the API's host that are no plain stage address. */
public final class NonStageUrls {
  private NonStageUrls() {}

  /**
   * @param path appended where a stage's address begins, such as {@code /test/} or {@code
   *     /test/more}
   */
  public static URI of(ScenarioState scenario, String path) {
    String marker = "framegate-stage";
    String base = scenario.target().dataPlane(scenario.names().get("apiId"), marker).toString();
    return URI.create(base.replaceFirst("/" + marker + ".*$", "") + scenario.names().fill(path));
  }
}
