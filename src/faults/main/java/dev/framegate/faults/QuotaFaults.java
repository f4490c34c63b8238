package dev.framegate.faults;

import dev.framegate.gateway.internal.control.ResourceKind;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.runtime.ConnectResult;
import dev.framegate.gateway.internal.runtime.ConnectionHandler;
import dev.framegate.gateway.internal.runtime.ConnectionInfo;
import dev.framegate.gateway.internal.runtime.Handshake;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Faults of quotas, of throttle settings and of tags. */
final class QuotaFaults {
  private static final int FEW = 50;

  static final List<Fault> ALL =
      List.of(
          Fault.named("fifty-connections", "accepts at most fifty connections of an API")
              .breaks("refused with status 429", "LIM-005")
              .replacing(PolicyReplacement.messages(QuotaFaults::fifty)),
          Fault.named("stages-count-as-routes", "counts an API's stages among its routes")
              .breaks("CreateRoute answered 429", "LIM-006")
              .replacing(
                  ControlPlaneChanges.exchange(
                      (operation, call, next) ->
                          operation.equals("CreateRoute")
                                  && ControlPlaneChanges.object(
                                              next.apply(
                                                  ControlPlaneChanges.reading(call, "stages")))
                                          .path("items")
                                          .size()
                                      >= 10
                              ? ServerResponse.json(429, "{\"message\":\"Too many resources\"}")
                              : next.apply(call))),
          Fault.named("whole-rates", "takes whole numbers only for a throttle's rate")
              .breaks("UpdateStage answered 400", "LIM-015")
              .replacing(
                  PolicyReplacement.refusing(
                      ResourceKind.STAGE,
                      "defaultRouteSettings",
                      settings -> settings.path("throttlingRateLimit").asDouble() % 1 != 0)),
          Fault.named("settings-unchecked", "takes any settings for the routes of a stage")
              .breaks("UpdateStage answered 200", "LIM-015 OBS-004")
              .replacing(PolicyReplacement.unchecked(ResourceKind.STAGE, "defaultRouteSettings")),
          Fault.named("tags-dropped", "confirms TagResource and drops the tags")
              .breaks("\"tags.team\"", "OBS-011 OBS-011a")
              .breaks("TagResource answered 201", "OBS-017")
              .replacing(
                  ControlPlaneChanges.instead(
                      call -> ServerResponse.json(201, "{}"), "TagResource")),
          Fault.named("domain-tags-unknown", "knows no tags of domain names")
              .breaks("GetTags answered 404", "OBS-011a")
              .replacing(
                  ControlPlaneChanges.exchange(
                      (operation, call, next) ->
                          call.path().startsWith("/v2/tags/") && call.path().contains("domainnames")
                              ? ServerResponse.json(404, "{\"message\":\"Not Found\"}")
                              : next.apply(call))),
          Fault.named("tracing-told", "returns a setting for X-Ray, as REST APIs do")
              .breaks("\"tracingEnabled\"", "OBS-014")
              .replacing(
                  ControlPlaneChanges.resources(
                      stage -> stage.put("tracingEnabled", false), "GetStage", "UpdateStage")));

  private QuotaFaults() {}

  private static ConnectionHandler fifty(ConnectionHandler right) {
    Map<String, Integer> connected = new ConcurrentHashMap<>();
    return new DelegatingConnectionHandler(right) {
      @Override
      public CompletionStage<ConnectResult> connect(
          ConnectionInfo connection, Handshake handshake) {
        return connected.merge(connection.apiId(), 1, Integer::sum) > FEW
            ? CompletableFuture.completedFuture(new ConnectResult(429, null, null))
            : super.connect(connection, handshake);
      }

      @Override
      public CompletionStage<Void> disconnect(ConnectionInfo connection, int code, String reason) {
        connected.merge(connection.apiId(), -1, Integer::sum);
        return super.disconnect(connection, code, reason);
      }
    };
  }
}
