package dev.framegate.gateway.operations;

import static dev.framegate.gateway.operations.ApiCases.NOTHING_UNIQUE;
import static dev.framegate.gateway.operations.ApiCases.gone;
import static dev.framegate.gateway.operations.OperationCase.of;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.model.PassthroughBehavior;

/** Integrations and their responses. */
final class IntegrationCases {
  private IntegrationCases() {}

  static List<OperationCase> rows() {
    return List.of(
        of(
                "CreateIntegration",
                w ->
                    w.sdk()
                        .createIntegration(
                            r ->
                                r.apiId(w.api())
                                    .integrationType("HTTP_PROXY")
                                    .integrationMethod("POST")
                                    .integrationUri("http://127.0.0.1/in")),
                (w, a) -> {
                  assertThat(a.integrationType()).isEqualTo(IntegrationType.HTTP_PROXY);
                  assertThat(a.timeoutInMillis()).isEqualTo(29_000);
                  assertThat(a.passthroughBehavior()).isEqualTo(PassthroughBehavior.WHEN_NO_MATCH);
                })
            .badRequest(
                w -> w.sdk().createIntegration(r -> r.apiId(w.api()).integrationType("HTTP_PROXY")))
            .never("ConflictException", NOTHING_UNIQUE),
        of(
            "GetIntegration",
            w -> w.sdk().getIntegration(r -> r.apiId(w.api()).integrationId(w.integration())),
            (w, a) -> assertThat(a.integrationType()).isEqualTo(IntegrationType.MOCK)),
        of(
                "GetIntegrations",
                w -> w.sdk().getIntegrations(r -> r.apiId(w.api())),
                (w, a) -> assertThat(a.items()).hasSize(1))
            .badRequest(w -> w.sdk().getIntegrations(r -> r.apiId(w.api()).maxResults("-1"))),
        of(
                "UpdateIntegration",
                w ->
                    w.sdk()
                        .updateIntegration(
                            r ->
                                r.apiId(w.api())
                                    .integrationId(w.integration())
                                    .timeoutInMillis(50)),
                (w, a) -> assertThat(a.timeoutInMillis()).isEqualTo(50))
            .badRequest(
                w ->
                    w.sdk()
                        .updateIntegration(
                            r ->
                                r.apiId(w.api())
                                    .integrationId(w.integration())
                                    .timeoutInMillis(29_001)))
            .never("ConflictException", NOTHING_UNIQUE),
        of(
                "DeleteIntegration",
                w ->
                    w.sdk().deleteIntegration(r -> r.apiId(w.api()).integrationId(w.integration())),
                (w, a) ->
                    gone(
                        w,
                        x ->
                            x.sdk()
                                .getIntegration(
                                    r -> r.apiId(x.api()).integrationId(x.integration()))))
            .conflict(
                w -> {
                  w.sdk()
                      .createRoute(
                          r ->
                              r.apiId(w.api())
                                  .routeKey("uses")
                                  .target("integrations/" + w.integration()));
                  w.sdk().deleteIntegration(r -> r.apiId(w.api()).integrationId(w.integration()));
                }),
        of(
                "CreateIntegrationResponse",
                w ->
                    w.sdk()
                        .createIntegrationResponse(
                            r ->
                                r.apiId(w.api())
                                    .integrationId(w.integration())
                                    .integrationResponseKey("/2\\d\\d/")),
                (w, a) -> assertThat(a.integrationResponseKey()).isEqualTo("/2\\d\\d/"))
            .badRequest(
                w ->
                    w.sdk()
                        .createIntegrationResponse(
                            r ->
                                r.apiId(w.api())
                                    .integrationId(w.integration())
                                    .integrationResponseKey("")))
            .conflict(
                w ->
                    w.sdk()
                        .createIntegrationResponse(
                            r ->
                                r.apiId(w.api())
                                    .integrationId(w.integration())
                                    .integrationResponseKey("$default"))),
        of(
            "GetIntegrationResponse",
            w ->
                w.sdk()
                    .getIntegrationResponse(
                        r ->
                            r.apiId(w.api())
                                .integrationId(w.integration())
                                .integrationResponseId(w.integrationResponse())),
            (w, a) -> assertThat(a.integrationResponseKey()).isEqualTo("$default")),
        of(
                "GetIntegrationResponses",
                w ->
                    w.sdk()
                        .getIntegrationResponses(
                            r -> r.apiId(w.api()).integrationId(w.integration())),
                (w, a) -> assertThat(a.items()).hasSize(1))
            .badRequest(
                w ->
                    w.sdk()
                        .getIntegrationResponses(
                            r ->
                                r.apiId(w.api()).integrationId(w.integration()).maxResults("1.5"))),
        of(
                "UpdateIntegrationResponse",
                w ->
                    w.sdk()
                        .updateIntegrationResponse(
                            r ->
                                r.apiId(w.api())
                                    .integrationId(w.integration())
                                    .integrationResponseId(w.integrationResponse())
                                    .templateSelectionExpression("\\$default")),
                (w, a) -> assertThat(a.templateSelectionExpression()).isEqualTo("\\$default"))
            .badRequest(
                w ->
                    w.sdk()
                        .updateIntegrationResponse(
                            r ->
                                r.apiId(w.api())
                                    .integrationId(w.integration())
                                    .integrationResponseId(w.integrationResponse())
                                    .contentHandlingStrategy("CONVERT_TO_MUSIC")))
            .conflict(
                w -> {
                  String other =
                      w.sdk()
                          .createIntegrationResponse(
                              r ->
                                  r.apiId(w.api())
                                      .integrationId(w.integration())
                                      .integrationResponseKey("/500/"))
                          .integrationResponseId();
                  w.sdk()
                      .updateIntegrationResponse(
                          r ->
                              r.apiId(w.api())
                                  .integrationId(w.integration())
                                  .integrationResponseId(other)
                                  .integrationResponseKey("$default"));
                }),
        of(
            "DeleteIntegrationResponse",
            w ->
                w.sdk()
                    .deleteIntegrationResponse(
                        r ->
                            r.apiId(w.api())
                                .integrationId(w.integration())
                                .integrationResponseId(w.integrationResponse())),
            (w, a) ->
                assertThat(
                        w.sdk()
                            .getIntegrationResponses(
                                r -> r.apiId(w.api()).integrationId(w.integration()))
                            .items())
                    .isEmpty()));
  }
}
