package dev.framegate.gateway.settings;

import dev.framegate.gateway.internal.limits.ServiceQuotas;
import java.time.Duration;
import java.util.Locale;

/** A quota, time or rate that a gateway enforces and that can be set to another value. */
public enum Limit {
  /** APIs of the account (LIM-018). */
  APIS(Kind.COUNT, 600),
  /** Routes of an API (API-039). */
  ROUTES(Kind.COUNT, 300),
  /** Integrations of an API (API-061). */
  INTEGRATIONS(Kind.COUNT, 300),
  /** Lambda authorizers of an API (API-062). */
  AUTHORIZERS(Kind.COUNT, 10),
  /** Stages of an API (STG-008). */
  STAGES(Kind.COUNT, 10),
  /** Custom domain names of the account (URL-026). */
  DOMAIN_NAMES(Kind.COUNT, 120),
  /** API mappings of a custom domain name. */
  MAPPINGS(Kind.COUNT, Bounds.COUNT),
  /** Tags of a resource. */
  TAGS(Kind.COUNT, 50),
  /** Items of a list where the request names no number. AWS documents none. */
  PAGE_ITEMS(Kind.COUNT, 100),
  /** Items of a list, whatever the request asks for. AWS documents none. */
  MAX_PAGE_ITEMS(Kind.COUNT, 500),
  /** The longest {@code timeoutInMillis} of an integration (API-051). */
  INTEGRATION_TIMEOUT_MILLIS(Kind.COUNT, ServiceQuotas.MAX_INTEGRATION_TIMEOUT_MILLIS),
  /** Payload bytes of a frame (FRM-006). */
  FRAME_BYTES(Kind.BYTES, ServiceQuotas.FRAME_BYTES),
  /** Payload bytes of a message or of a callback (FRM-008). */
  MESSAGE_BYTES(Kind.BYTES, ServiceQuotas.MESSAGE_BYTES),
  /** Time without activity after which a connection is closed (LIM-001). */
  IDLE(Kind.TIME, Duration.ofMinutes(10)),
  /** Time from the handshake after which a connection is closed (LIM-002). */
  DURATION(Kind.TIME, Duration.ofHours(2)),
  /** Characters of a handshake's path with its query (LIM-019). */
  CONNECT_URL_CHARACTERS(Kind.URL, 4096),
  /** Handshakes, messages and callbacks of the account in a second (LIM-010). */
  REQUESTS_PER_SECOND(Kind.RATE, ServiceQuotas.REQUESTS_PER_SECOND),
  /** Handshakes, messages and callbacks that may arrive at once (LIM-010). */
  REQUESTS_BURST(Kind.BURST, ServiceQuotas.REQUESTS_BURST),
  /** New connections of the account in a second (LIM-004); as many may arrive at once. */
  CONNECTIONS_PER_SECOND(Kind.RATE, 500),
  /** Whether the three rates of the control plane are enforced. Off, unlike in an account. */
  CONTROL_PLANE_RATES(Kind.SWITCH, 0),
  /** Calls of the control plane in a second (API-066). */
  CONTROL_PLANE_PER_SECOND(Kind.RATE, 10),
  /** Calls of the control plane that may arrive at once (API-066). */
  CONTROL_PLANE_BURST(Kind.BURST, 40),
  /** Calls of CreateDeployment in a second (DEP-024). */
  DEPLOYMENTS_PER_SECOND(Kind.RATE, 0.2);

  /** The values that limits of a kind can have. */
  enum Kind {
    COUNT("a whole number from 1 to " + Bounds.COUNT, 1, Bounds.COUNT),
    BYTES("a whole number from 1 to " + Bounds.BYTES, 1, Bounds.BYTES),
    URL("a whole number from 1 to " + Bounds.URL, 1, Bounds.URL),
    BURST("a whole number from 0 to " + Bounds.RATE, 0, Bounds.RATE),
    RATE("a number from 0 to " + Bounds.RATE, 0, Bounds.RATE),
    TIME(
        "whole seconds such as 600, or a duration such as PT10M, from a second to a year",
        1,
        Bounds.SECONDS),
    SWITCH("true or false", 0, 1);

    private final String expected;
    private final double least;
    private final double greatest;

    Kind(String expected, double least, double greatest) {
      this.expected = expected;
      this.least = least;
      this.greatest = greatest;
    }

    /** The legal values in words, for messages. */
    String expected() {
      return expected;
    }
  }

  private static final class Bounds {
    private static final int COUNT = 100_000;
    private static final int BYTES = 1024 * 1024;
    private static final int URL = 8000;
    private static final int RATE = 1_000_000_000;
    private static final long SECONDS = Duration.ofDays(365).toSeconds();
  }

  private final Kind kind;
  private final double standard;
  private final String key;

  Limit(Kind kind, double standard) {
    this.kind = kind;
    this.standard = standard;
    this.key = camelCase(name());
  }

  Limit(Kind kind, Duration standard) {
    this(kind, standard.toSeconds());
  }

  /** The name in a file of limits: {@code frameBytes}. */
  public String key() {
    return key;
  }

  /** The default value, which is that of an AWS account. Times are in seconds. */
  public double standard() {
    return standard;
  }

  /** The least value that can be set. */
  double least() {
    return kind.least;
  }

  /** The greatest value that can be set. */
  public double greatest() {
    return kind.greatest;
  }

  Kind kind() {
    return kind;
  }

  boolean permits(double value) {
    boolean whole = kind == Kind.RATE || value == Math.rint(value);
    return whole && value >= kind.least && value <= kind.greatest;
  }

  private static String camelCase(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.split("_", -1)) {
      String lower = word.toLowerCase(Locale.ROOT);
      name.append(
          name.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
    }
    return name.toString();
  }
}
