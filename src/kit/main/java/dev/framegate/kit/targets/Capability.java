package dev.framegate.kit.targets;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a target offers or allows. A scenario asks for one with the tag {@code @needs-...}. */
public enum Capability {
  CONTROL_PLANE("APIs, routes, deployments and stages can be made"),
  DATA_PLANE("clients can connect to a stage"),
  MANAGEMENT_API("messages can be posted to connections"),
  HTTP_BACKEND("integrations can call an HTTP server of the kit"),
  LAMBDA("integrations can call functions"),
  AUTHORIZER("a route can be guarded by an authorizer"),
  CUSTOM_DOMAIN("custom domain names can be made and reached"),
  TLS("the endpoint is served over TLS"),
  CLOCK("time can be advanced, so that hours need not be waited for"),
  METRICS("what is counted can be read"),
  ACCESS_LOGS("a stage can write access logs"),
  LOG_LINES("what access logs hold can be read"),
  IAM("signatures are verified"),
  SLOW("the run may wait for real minutes");

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
   * @throws IllegalArgumentException with every legal name
   */
  public static Capability of(String label) {
    return Arrays.stream(values())
        .filter(c -> c.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no capability '"
                        + label
                        + "'. Known: "
                        + Arrays.stream(values())
                            .map(Capability::label)
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
