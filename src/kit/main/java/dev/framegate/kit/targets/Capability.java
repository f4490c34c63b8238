package dev.framegate.kit.targets;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a target offers. A scenario states what it needs with a tag such as {@code @needs-lambda}.
 */
public enum Capability {
  CONTROL_PLANE("APIs, routes, deployments and stages can be made"),
  DATA_PLANE("clients can connect to a stage"),
  MANAGEMENT_API("messages can be posted to connections"),
  HTTP_BACKEND("integrations can call an HTTP server of the kit"),
  LAMBDA("integrations can call functions"),
  AWS_SERVICES("integrations can call AWS services that the kit plays"),
  AUTHORIZER("an authorizer can protect $connect"),
  CUSTOM_DOMAIN("custom domain names can be made and reached"),
  TLS("stages can be reached over TLS"),
  CLOCK("time can be advanced, so that no run waits for hours"),
  METRICS("metrics can be read"),
  ACCESS_LOGS("a stage can write access logs"),
  LOG_LINES("the lines of access logs can be read"),
  IAM("signatures are verified"),
  CONSOLE("its console can be used: on this machine, with Chromium or Chrome on the PATH"),
  SLOW("a run may wait for minutes");

  private final String meaning;

  Capability(String meaning) {
    this.meaning = meaning;
  }

  /** As written in declarations and tags: {@code control-plane}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String meaning() {
    return meaning;
  }

  /**
   * @throws IllegalArgumentException with all valid names
   */
  public static Capability of(String label) {
    return Arrays.stream(values())
        .filter(c -> c.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Unknown capability '"
                        + label
                        + "'. Valid values: "
                        + Arrays.stream(values())
                            .map(Capability::label)
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
