package dev.framegate.gateway.internal.control;

import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;

/** Answers calls of the control plane. May block. */
@FunctionalInterface
public interface ControlPlaneHandler {
  ServerResponse handle(ServerRequest call);
}
