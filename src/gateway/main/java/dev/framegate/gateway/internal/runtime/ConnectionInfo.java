package dev.framegate.gateway.internal.runtime;

import java.time.Instant;
import java.util.Map;

/**
 * The properties of a connection that do not change.
 *
 * @param domainName host name that the client used, without port
 * @param authorizer {@code $context.authorizer}: set by {@code $connect}, or empty
 * @param identity members of {@code $context.identity} that the access check of {@code $connect}
 *     added, or empty
 */
public record ConnectionInfo(
    String id,
    String apiId,
    String stage,
    Instant connectedAt,
    String sourceIp,
    String userAgent,
    String domainName,
    Map<String, Object> authorizer,
    Map<String, Object> identity) {

  /** A connection without an authorizer context. */
  public ConnectionInfo(
      String id,
      String apiId,
      String stage,
      Instant connectedAt,
      String sourceIp,
      String userAgent,
      String domainName) {
    this(id, apiId, stage, connectedAt, sourceIp, userAgent, domainName, Map.of(), Map.of());
  }

  public ConnectionInfo withAuthorizer(Map<String, Object> other) {
    if (other.equals(authorizer)) {
      return this;
    }
    return new ConnectionInfo(
        id,
        apiId,
        stage,
        connectedAt,
        sourceIp,
        userAgent,
        domainName,
        Map.copyOf(other),
        identity);
  }

  public ConnectionInfo withIdentity(Map<String, Object> other) {
    if (other.equals(identity)) {
      return this;
    }
    return new ConnectionInfo(
        id,
        apiId,
        stage,
        connectedAt,
        sourceIp,
        userAgent,
        domainName,
        authorizer,
        Map.copyOf(other));
  }
}
