package dev.framegate.faults;

import dev.framegate.gateway.internal.control.Kind;
import dev.framegate.gateway.internal.http.Answer;
import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.internal.runtime.Connection;
import dev.framegate.gateway.internal.runtime.Handshake;
import dev.framegate.gateway.internal.runtime.Messages;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Wrong about quotas, and about settings and tags that nobody but the control plane sees. */
final class QuotaFaults {
  private static final int FEW = 50;

  static final List<Fault> ALL =
      List.of(
          Fault.named("fifty-connections", "lets fifty clients in at an API, and no more")
              .breaks("refused with status 429", "LIM-005")
              .by(Swap.messages(QuotaFaults::fifty)),
          Fault.named("stages-count-as-routes", "counts an API's stages among its routes")
              .breaks("CreateRoute answered 429", "LIM-006")
              .by(
                  Doctored.exchange(
                      (operation, call, next) ->
                          operation.equals("CreateRoute")
                                  && Doctored.object(next.apply(Doctored.reading(call, "stages")))
                                          .path("items")
                                          .size()
                                      >= 10
                              ? Answer.json(429, "{\"message\":\"Too many resources\"}")
                              : next.apply(call))),
          Fault.named("whole-rates", "takes whole numbers only for a throttle's rate")
              .breaks("UpdateStage answered 400", "LIM-015")
              .by(
                  Swap.refusing(
                      Kind.STAGE,
                      "defaultRouteSettings",
                      settings -> settings.path("throttlingRateLimit").asDouble() % 1 != 0)),
          Fault.named("settings-unchecked", "takes any settings for the routes of a stage")
              .breaks("UpdateStage answered 200", "LIM-015 OBS-004")
              .by(Swap.unchecked(Kind.STAGE, "defaultRouteSettings")),
          Fault.named("tags-dropped", "says that a resource was tagged, and forgets it")
              .breaks("\"tags.team\"", "OBS-011 OBS-011a")
              .by(Doctored.instead(call -> Answer.json(201, "{}"), "TagResource")),
          Fault.named("domain-tags-unknown", "knows no tags of domain names")
              .breaks("GetTags answered 404", "OBS-011a")
              .by(
                  Doctored.exchange(
                      (operation, call, next) ->
                          call.path().startsWith("/v2/tags/") && call.path().contains("domainnames")
                              ? Answer.json(404, "{\"message\":\"Not Found\"}")
                              : next.apply(call))),
          Fault.named("tracing-told", "tells a setting for X-Ray, as REST APIs have it")
              .breaks("\"tracingEnabled\"", "OBS-014")
              .by(
                  Doctored.resources(
                      stage -> stage.put("tracingEnabled", false), "GetStage", "UpdateStage")));

  private QuotaFaults() {}

  private static Messages fifty(Messages right) {
    Map<String, Integer> connected = new ConcurrentHashMap<>();
    return new MessagesAround(right) {
      @Override
      public CompletionStage<ConnectResult> connect(Connection connection, Handshake handshake) {
        return connected.merge(connection.apiId(), 1, Integer::sum) > FEW
            ? CompletableFuture.completedFuture(new ConnectResult(429, null, null))
            : super.connect(connection, handshake);
      }

      @Override
      public CompletionStage<Void> disconnect(Connection connection, int code, String reason) {
        connected.merge(connection.apiId(), -1, Integer::sum);
        return super.disconnect(connection, code, reason);
      }
    };
  }
}
