package dev.framegate.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.throttle.Rate;
import dev.framegate.gateway.internal.throttle.RouteRates;
import dev.framegate.gateway.internal.throttle.Throttle;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Faults of throttles. */
final class ThrottleFaults {
  private static final double MILLION = 1e6;

  static final List<Fault> ALL =
      List.of(
          Fault.named("zero-throttle-ignored", "takes a throttle of zero for none")
              .breaks("is refused", "STG-044 STG-037a")
              .breaks("no longer answers", "LIM-016")
              .replacing(
                  routes(
                      (settings, routeKey, account) -> {
                        Rate rate = RouteRates.AWS.of(settings, routeKey, account);
                        return rate.perSecond() > 0 && rate.burst() > 0 ? rate : account;
                      })),
          Fault.named("throttled-503", "answers 503 to a handshake over the throttle")
              .breaks("is refused with status 429", "STG-044 LIM-012")
              .replacing(
                  PolicyReplacement.part(
                      Throttle.class,
                      right ->
                          new DelegatingThrottle(right) {
                            @Override
                            public Optional<ServerResponse> handshake(LiveStage stage) {
                              return super.handshake(stage).map(was -> ServerResponse.of(503));
                            }
                          })),
          Fault.named("route-throttle-ignored", "throttles all routes by the stage's figures")
              .breaks("no longer answers", "LIM-016")
              .makesUndecidable("LIM-011 LIM-012")
              .breaks("the handshake at", "STG-037a")
              .replacing(routes(without("routeSettings"))),
          Fault.named("stage-throttle-ignored", "throttles only routes with figures of their own")
              .breaks("is refused", "STG-044")
              .makesUndecidable("LIM-011 LIM-012")
              .replacing(routes(without("defaultRouteSettings"))),
          Fault.named("throttle-never-fills", "never refills a throttle's burst")
              .breaks("is accepted (101)", "LIM-011")
              .replacing(
                  routes(
                      (settings, routeKey, account) -> {
                        Rate rate = RouteRates.AWS.of(settings, routeKey, account);
                        return new Rate(rate.perSecond() / MILLION, rate.burst());
                      })),
          Fault.named(
                  "absent-throttle-is-zero",
                  "rejects everything on a route whose settings omit rate and burst")
              .breaks("answers \"hello\"", "LIM-016")
              .replacing(
                  routes(
                      (settings, routeKey, account) ->
                          leftOut(settings.path("routeSettings").path(routeKey))
                              ? new Rate(0, 0)
                              : RouteRates.AWS.of(settings, routeKey, account))));

  private ThrottleFaults() {}

  private static UnaryOperator<Gateway.Builder> routes(RouteRates rates) {
    return PolicyReplacement.instead(RouteRates.class, rates);
  }

  private static boolean leftOut(JsonNode own) {
    return own.isObject() && !own.has("throttlingRateLimit");
  }

  private static RouteRates without(String member) {
    return (settings, routeKey, account) -> {
      ObjectNode fewer = settings.deepCopy();
      fewer.remove(member);
      return RouteRates.AWS.of(fewer, routeKey, account);
    };
  }
}
