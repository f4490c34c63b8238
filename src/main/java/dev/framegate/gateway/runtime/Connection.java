package dev.framegate.gateway.runtime;

import java.time.Instant;

/**
 * What stays the same for as long as a client is connected.
 *
 * @param domainName host name that the client used, without port
 */
public record Connection(
    String id,
    String apiId,
    String stage,
    Instant connectedAt,
    String sourceIp,
    String userAgent,
    String domainName) {}
