package dev.framegate.gateway.internal.runtime;

import java.time.Instant;
import java.util.Map;

/**
 * The properties of a connection that do not change.
 *
 * @param domainName host name that the client used, without port
 * @param authorizer {@code $context.authorizer}: set by {@code $connect}, or empty
 */
public record ConnectionInfo(
    String id,
    String apiId,
    String stage,
    Instant connectedAt,
    String sourceIp,
    String userAgent,
    String domainName,
    Map<String, Object> authorizer) {

  /** A connection without an authorizer context. */
  public ConnectionInfo(
      String id,
      String apiId,
      String stage,
      Instant connectedAt,
      String sourceIp,
      String userAgent,
      String domainName) {
    this(id, apiId, stage, connectedAt, sourceIp, userAgent, domainName, Map.of());
  }

  public ConnectionInfo withAuthorizer(Map<String, Object> other) {
    return new ConnectionInfo(
        id, apiId, stage, connectedAt, sourceIp, userAgent, domainName, Map.copyOf(other));
  }
}
