package dev.framegate.gateway.internal.throttle;

import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.settings.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Everything about which a throttle can be right or wrong. The frame for a throttled message is one
 * of {@code runtime.ErrorFrames}.
 *
 * @param requests of the account: handshakes, messages and callbacks together
 * @param connections new ones of the account
 * @param routes which figures hold for a route
 * @param handshake the answer for a client that comes too soon (LIM-012)
 * @param callback the answer for a backend that comes too soon (LIM-012, MGT-024)
 * @param controlPlane the figures of {@link ControlPlaneThrottle}, where they hold too
 */
public record ThrottlePolicy(
    Rate requests,
    Rate connections,
    RouteRates routes,
    ServerResponse handshake,
    ServerResponse callback,
    Optional<ControlPlaneRates> controlPlane) {

  public static ThrottlePolicy aws() {
    return of(Limits.aws());
  }

  /** AWS's answers; their error types are those of the planes' service models. */
  public static ThrottlePolicy of(Limits limits) {
    return new ThrottlePolicy(
        Rate.requests(limits),
        Rate.connections(limits),
        RouteRates.AWS,
        tooMany("TooManyRequestsException"),
        tooMany("LimitExceededException"),
        ControlPlaneRates.of(limits));
  }

  public ThrottlePolicy withRequests(Rate other) {
    return new ThrottlePolicy(other, connections, routes, handshake, callback, controlPlane);
  }

  public ThrottlePolicy withConnections(Rate other) {
    return new ThrottlePolicy(requests, other, routes, handshake, callback, controlPlane);
  }

  public ThrottlePolicy withRoutes(RouteRates other) {
    return new ThrottlePolicy(requests, connections, other, handshake, callback, controlPlane);
  }

  public ThrottlePolicy withHandshake(ServerResponse other) {
    return new ThrottlePolicy(requests, connections, routes, other, callback, controlPlane);
  }

  public ThrottlePolicy withCallback(ServerResponse other) {
    return new ThrottlePolicy(requests, connections, routes, handshake, other, controlPlane);
  }

  private static ServerResponse tooMany(String type) {
    return new ServerResponse(
        429,
        Map.of("content-type", "application/json", "x-amzn-ErrorType", type),
        "{\"message\":\"Too Many Requests\"}".getBytes(StandardCharsets.UTF_8));
  }
}
