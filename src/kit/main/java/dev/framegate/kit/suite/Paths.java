package dev.framegate.kit.suite;

import java.net.URI;

/** Addresses on the API's host that are no plain stage address. */
final class Paths {
  private Paths() {}

  /**
   * @param path appended where a stage's address begins, such as {@code /test/} or {@code
   *     /test/more}
   */
  static URI of(Scene scene, String path) {
    String marker = "framegate-stage";
    String base = scene.target().dataPlane(scene.names().get("apiId"), marker).toString();
    return URI.create(base.replaceFirst("/" + marker + ".*$", "") + scene.names().fill(path));
  }
}
