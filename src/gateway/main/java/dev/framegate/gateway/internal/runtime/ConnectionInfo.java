package dev.framegate.gateway.internal.runtime;

import java.time.Instant;
import java.util.Map;

/**
 * What stays the same for as long as a client is connected.
 *
 * @param domainName host name that the client used, without port
 * @param authorizer {@code $context.authorizer}: what {@code $connect} found out about the client,
 *     or nothing
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

  /** A client about whom nothing is known yet. */
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
