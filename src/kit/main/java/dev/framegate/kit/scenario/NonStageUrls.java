package dev.framegate.kit.scenario;

import dev.framegate.kit.targets.ApiFinder;
import java.net.URI;
import java.util.Optional;

/** Addresses on the API's host that are no plain stage address. */
public final class NonStageUrls {
  private NonStageUrls() {}

  /**
   * @param path appended where a stage's address begins, such as {@code /test/} or {@code
   *     /test/more}
   */
  public static URI of(ScenarioState scenario, String path) {
    String apiId = scenario.names().get("apiId");
    String filled = scenario.names().fill(path);
    Optional<ApiFinder> finder = scenario.target().apiFinder();
    if (finder.isPresent()) {
      return finder.get().address(apiId, filled);
    }
    String marker = "framegate-stage";
    String base = scenario.target().dataPlane(apiId, marker).toString();
    return URI.create(base.replaceFirst("/" + marker + ".*$", "") + filled);
  }
}
