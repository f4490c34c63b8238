package dev.framegate.kit.scenario;

import java.net.URI;

/** Where a scenario stands, as a reader would look it up. */
public final class ScenarioLocation {
  private ScenarioLocation() {}

  /** {@code features/...feature:line}, wherever the features were read from. */
  public static String of(URI uri, int line) {
    String text = uri.toString();
    int features = text.lastIndexOf("features/");
    return (features < 0 ? text : text.substring(features)) + ":" + line;
  }
}
