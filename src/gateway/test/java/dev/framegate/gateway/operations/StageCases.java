package dev.framegate.gateway.operations;

import static dev.framegate.gateway.operations.ApiCases.NOTHING_UNIQUE;
import static dev.framegate.gateway.operations.ApiCases.gone;
import static dev.framegate.gateway.operations.OperationCase.of;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.apigatewayv2.model.DeploymentStatus;
import software.amazon.awssdk.services.apigatewayv2.model.LoggingLevel;

/** Deployments and stages. */
final class StageCases {
  private StageCases() {}

  static List<OperationCase> rows() {
    return List.of(
        of(
                "CreateDeployment",
                w -> w.sdk().createDeployment(r -> r.apiId(w.api()).stageName("test")),
                (w, a) -> {
                  assertThat(a.deploymentStatus()).isEqualTo(DeploymentStatus.DEPLOYED);
                  assertThat(a.createdDate()).isNotNull();
                  assertThat(
                          w.sdk().getStage(r -> r.apiId(w.api()).stageName("test")).deploymentId())
                      .isEqualTo(a.deploymentId());
                })
            .badRequest(w -> w.sdk().createDeployment(r -> r.apiId(w.api()).stageName("a b")))
            .never("ConflictException", NOTHING_UNIQUE),
        of(
            "GetDeployment",
            w -> w.sdk().getDeployment(r -> r.apiId(w.api()).deploymentId(w.deployment())),
            (w, a) -> assertThat(a.autoDeployed()).isFalse()),
        of(
                "GetDeployments",
                w -> w.sdk().getDeployments(r -> r.apiId(w.api())),
                (w, a) -> assertThat(a.items()).hasSize(1))
            .badRequest(w -> w.sdk().getDeployments(r -> r.apiId(w.api()).maxResults(""))),
        of(
                "UpdateDeployment",
                w ->
                    w.sdk()
                        .updateDeployment(
                            r ->
                                r.apiId(w.api()).deploymentId(w.deployment()).description("first")),
                (w, a) -> assertThat(a.description()).isEqualTo("first"))
            .badRequest(
                w ->
                    w.sdk()
                        .updateDeployment(
                            r ->
                                r.apiId(w.api())
                                    .deploymentId(w.deployment())
                                    .description("x".repeat(1025))))
            .never("ConflictException", NOTHING_UNIQUE),
        of(
                "DeleteDeployment",
                w -> {
                  String unused = w.sdk().createDeployment(r -> r.apiId(w.api())).deploymentId();
                  w.sdk().deleteDeployment(r -> r.apiId(w.api()).deploymentId(unused));
                  return unused;
                },
                (w, unused) ->
                    gone(w, x -> x.sdk().getDeployment(r -> r.apiId(x.api()).deploymentId(unused))))
            .notFound(
                w -> w.sdk().deleteDeployment(r -> r.apiId(w.api()).deploymentId(w.deployment())))
            .badRequest(
                w -> w.sdk().deleteDeployment(r -> r.apiId(w.api()).deploymentId(w.deployment()))),
        of(
                "CreateStage",
                w ->
                    w.sdk()
                        .createStage(
                            r ->
                                r.apiId(w.api())
                                    .stageName("prod")
                                    .deploymentId(w.deployment())
                                    .stageVariables(Map.of("colour", "blue"))),
                (w, a) -> {
                  assertThat(a.deploymentId()).isEqualTo(w.deployment());
                  assertThat(a.stageVariables()).containsExactly(Map.entry("colour", "blue"));
                  assertThat(a.lastUpdatedDate()).isEqualTo(a.createdDate());
                  assertThat(a.defaultRouteSettings().loggingLevel()).isEqualTo(LoggingLevel.OFF);
                })
            .badRequest(w -> w.sdk().createStage(r -> r.apiId(w.api()).stageName("a b")))
            .conflict(w -> w.sdk().createStage(r -> r.apiId(w.api()).stageName("test"))),
        of(
            "GetStage",
            w -> w.sdk().getStage(r -> r.apiId(w.api()).stageName(w.stage())),
            (w, a) -> {
              assertThat(a.routeSettings().get("$connect").throttlingBurstLimit()).isEqualTo(7);
              assertThat(a.accessLogSettings().format()).isEqualTo("$context.requestId");
            }),
        of(
                "GetStages",
                w -> w.sdk().getStages(r -> r.apiId(w.api())),
                (w, a) -> assertThat(a.items()).hasSize(1))
            .badRequest(w -> w.sdk().getStages(r -> r.apiId(w.api()).maxResults("all"))),
        of(
                "UpdateStage",
                w ->
                    w.sdk()
                        .updateStage(
                            r ->
                                r.apiId(w.api())
                                    .stageName(w.stage())
                                    .description("new")
                                    .defaultRouteSettings(s -> s.throttlingRateLimit(2.5))),
                (w, a) -> {
                  assertThat(a.description()).isEqualTo("new");
                  assertThat(a.defaultRouteSettings().throttlingRateLimit()).isEqualTo(2.5);
                  assertThat(a.routeSettings()).containsOnlyKeys("$connect");
                })
            .badRequest(
                w ->
                    w.sdk()
                        .updateStage(
                            r ->
                                r.apiId(w.api())
                                    .stageName(w.stage())
                                    .stageVariables(Map.of("a b", "x"))))
            .never("ConflictException", NOTHING_UNIQUE),
        of(
            "DeleteStage",
            w -> w.sdk().deleteStage(r -> r.apiId(w.api()).stageName(w.stage())),
            (w, a) -> gone(w, x -> x.sdk().getStage(r -> r.apiId(x.api()).stageName(x.stage())))),
        of(
            "DeleteRouteSettings",
            w ->
                w.sdk()
                    .deleteRouteSettings(
                        r -> r.apiId(w.api()).stageName(w.stage()).routeKey("$connect")),
            (w, a) ->
                assertThat(
                        w.sdk()
                            .getStage(r -> r.apiId(w.api()).stageName(w.stage()))
                            .routeSettings())
                    .isEmpty()),
        of(
            "DeleteAccessLogSettings",
            w -> w.sdk().deleteAccessLogSettings(r -> r.apiId(w.api()).stageName(w.stage())),
            (w, a) ->
                assertThat(
                        w.sdk()
                            .getStage(r -> r.apiId(w.api()).stageName(w.stage()))
                            .accessLogSettings())
                    .isNull()),
        of(
            "ResetAuthorizersCache",
            w -> w.sdk().resetAuthorizersCache(r -> r.apiId(w.api()).stageName(w.stage())),
            (w, a) -> assertThat(a.sdkHttpResponse().statusCode()).isEqualTo(204)));
  }
}
