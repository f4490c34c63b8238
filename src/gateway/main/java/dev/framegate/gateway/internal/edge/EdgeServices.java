package dev.framegate.gateway.internal.edge;

import dev.framegate.gateway.internal.control.ControlPlaneHandler;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.management.ClientRegistry;
import dev.framegate.gateway.internal.runtime.ConnectionHandler;
import dev.framegate.gateway.internal.throttle.Throttle;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The services that the server dispatches to.
 *
 * @param control serves {@code /v2/...}; may block, runs on a bounded pool
 * @param own serves {@code /_framegate/...} except {@code health}; same pool
 * @param remoteOwn as {@code own}, for clients on other machines
 * @param throttle queried for every upgrade and callback; the runtime queries it for messages
 * @param clients where the server keeps its connected clients; empty at the start
 * @param problem what keeps the gateway from working as it should, for {@code /_framegate/health};
 *     never blocks
 */
public record EdgeServices(
    ControlPlaneHandler control,
    Function<ServerRequest, ServerResponse> own,
    Function<ServerRequest, ServerResponse> remoteOwn,
    StageDirectory stages,
    ConnectionHandler messages,
    Throttle throttle,
    ClientRegistry clients,
    Supplier<Optional<String>> problem) {

  /** Without further pages and without a throttle. */
  public static EdgeServices of(
      ControlPlaneHandler control, StageDirectory stages, ConnectionHandler messages) {
    Function<ServerRequest, ServerResponse> own = call -> EdgeErrors.notFound(call.path());
    return new EdgeServices(
        control, own, own, stages, messages, Throttle.NONE, new ClientRegistry(), Optional::empty);
  }
}
