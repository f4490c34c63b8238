package dev.framegate.gateway.internal.management;

import dev.framegate.gateway.internal.http.ServerRequest;

/** A call of the management API whose caller was admitted. */
public record ConnectionCall(
    ManagementOperation operation,
    ServerRequest request,
    String apiId,
    String stage,
    String connectionId) {}
