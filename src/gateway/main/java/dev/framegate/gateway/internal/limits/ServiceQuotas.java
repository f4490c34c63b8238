package dev.framegate.gateway.internal.limits;

import java.time.Duration;

/**
 * Figures of AWS's services and of RFC 6455. Sizes are in bytes unless their name says otherwise.
 */
public final class ServiceQuotas {
  /** The least {@code timeoutInMillis} of an integration (API-051). */
  public static final int MIN_INTEGRATION_TIMEOUT_MILLIS = 50;

  /** The greatest {@code timeoutInMillis} of an integration of a WebSocket API (API-051). */
  public static final int MAX_INTEGRATION_TIMEOUT_MILLIS = 29_000;

  /** The {@code timeoutInMillis} of an integration that names none. */
  public static final int DEFAULT_INTEGRATION_TIMEOUT_MILLIS = MAX_INTEGRATION_TIMEOUT_MILLIS;

  /** The longest that an integration or an authorizer can take. */
  public static final Duration LONGEST_CALL = Duration.ofMillis(MAX_INTEGRATION_TIMEOUT_MILLIS);

  /**
   * Requests of an account in a second (LIM-010); for routes too whose stage names no rate
   * (STG-044).
   */
  public static final double REQUESTS_PER_SECOND = 10_000;

  /** Requests of an account that may arrive at once. */
  public static final int REQUESTS_BURST = 5_000;

  /** Payload of a frame, in both directions: 32 KiB read as a power of two (FRM-006). */
  public static final int FRAME_BYTES = 32 * 1024;

  /** Payload of a message, in both directions: 128 KiB read as a power of two (FRM-008). */
  public static final int MESSAGE_BYTES = 128 * 1024;

  /** RFC 6455 section 5.5: the payload of a control frame. */
  public static final int CONTROL_FRAME_BYTES = 125;

  /** RFC 6455 section 5.5.1: the reason in a close frame, after two bytes for the code. */
  public static final int CLOSE_REASON_BYTES = CONTROL_FRAME_BYTES - 2;

  /** The response of a synchronous call of a Lambda function. */
  public static final int FUNCTION_PAYLOAD_BYTES = 6 * 1024 * 1024;

  /** The response of an HTTP backend. */
  public static final int BACKEND_BODY_BYTES = 10 * 1024 * 1024;

  /** The response of an authorizer (CON-030). Longer ones count as invalid. */
  public static final int AUTHORIZER_RESPONSE_BYTES = 8 * 1024;

  /** A mapping template. */
  public static final int TEMPLATE_CHARACTERS = 300 * 1024;

  /** Iterations of a {@code #foreach}. */
  public static final int TEMPLATE_LOOPS = 1000;

  /** The key of a tag (OBS-017). */
  public static final int TAG_KEY_CHARACTERS = 128;

  /** The value of a tag (OBS-017). */
  public static final int TAG_VALUE_CHARACTERS = 256;

  /** How far the date of a signature may be from the time of day (IAM-009). */
  public static final Duration SIGNATURE_SKEW = Duration.ofMinutes(5);

  /** The lifetime of a presigned URL that names none. */
  public static final long PRESIGNED_SECONDS = 900;

  /** The longest lifetime of a presigned URL. */
  public static final long MAX_PRESIGNED_SECONDS = 604_800;

  private ServiceQuotas() {}
}
