package dev.framegate.gateway.operations;

import static dev.framegate.gateway.operations.OperationCase.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizationType;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

/** APIs, routes and the responses of routes. */
final class ApiCases {
  static final String NOTHING_UNIQUE = "no member of it has to be unique";
  static final String NO_PARENT = "it belongs to nothing that could be missing";
  private static final String ONE_KEY = "$default is the only key, so a second one is no conflict";

  private ApiCases() {}

  static List<OperationCase> rows() {
    return List.of(
        of(
                "CreateApi",
                w ->
                    w.sdk()
                        .createApi(
                            r ->
                                r.name("new")
                                    .protocolType(ProtocolType.WEBSOCKET)
                                    .routeSelectionExpression("$request.body.action")),
                (w, a) -> {
                  assertThat(a.apiId()).matches("[a-z0-9]{10}").isNotEqualTo(w.api());
                  assertThat(a.apiEndpoint()).startsWith("ws://" + a.apiId() + ".execute-api.");
                  assertThat(a.createdDate()).isNotNull();
                })
            .never("NotFoundException", NO_PARENT)
            .badRequest(w -> w.sdk().createApi(r -> r.name("new").protocolType("WEBSOCKET")))
            .never("ConflictException", "APIs may share a name"),
        of(
            "GetApi",
            w -> w.sdk().getApi(r -> r.apiId(w.api())),
            (w, a) -> assertThat(a.name()).isEqualTo("chat")),
        of(
                "GetApis",
                w -> w.sdk().getApis(r -> r.maxResults("500")),
                (w, a) -> assertThat(a.items()).anyMatch(i -> i.apiId().equals(w.api())))
            .never("NotFoundException", NO_PARENT)
            .badRequest(w -> w.sdk().getApis(r -> r.maxResults("0"))),
        of(
                "UpdateApi",
                w -> w.sdk().updateApi(r -> r.apiId(w.api()).description("new")),
                (w, a) -> {
                  assertThat(a.description()).isEqualTo("new");
                  assertThat(a.name()).isEqualTo("chat");
                })
            .badRequest(w -> w.sdk().updateApi(r -> r.apiId(w.api()).name("")))
            .never("ConflictException", NOTHING_UNIQUE),
        of(
                "DeleteApi",
                w -> {
                  w.sdk().deleteApiMapping(r -> r.domainName(w.domain()).apiMappingId(w.mapping()));
                  return w.sdk().deleteApi(r -> r.apiId(w.api()));
                },
                (w, a) -> gone(w, x -> x.sdk().getApi(r -> r.apiId(x.api()))))
            .notFound(w -> w.sdk().deleteApi(r -> r.apiId(w.api())))
            .badRequest(w -> w.sdk().deleteApi(r -> r.apiId(w.api()))),
        of(
                "CreateRoute",
                w ->
                    w.sdk()
                        .createRoute(
                            r ->
                                r.apiId(w.api())
                                    .routeKey("$disconnect")
                                    .authorizationType("AWS_IAM")
                                    .target("integrations/" + w.integration())),
                (w, a) -> {
                  assertThat(a.authorizationType()).isEqualTo(AuthorizationType.AWS_IAM);
                  assertThat(a.target()).isEqualTo("integrations/" + w.integration());
                })
            .badRequest(w -> w.sdk().createRoute(r -> r.apiId(w.api()).routeKey("")))
            .conflict(w -> w.sdk().createRoute(r -> r.apiId(w.api()).routeKey("$connect"))),
        of(
            "GetRoute",
            w -> w.sdk().getRoute(r -> r.apiId(w.api()).routeId(w.route())),
            (w, a) -> assertThat(a.routeKey()).isEqualTo("$connect")),
        of(
                "GetRoutes",
                w -> w.sdk().getRoutes(r -> r.apiId(w.api())),
                (w, a) -> assertThat(a.items()).hasSize(1))
            .badRequest(w -> w.sdk().getRoutes(r -> r.apiId(w.api()).nextToken("x"))),
        of(
                "UpdateRoute",
                w ->
                    w.sdk()
                        .updateRoute(
                            r -> r.apiId(w.api()).routeId(w.route()).operationName("Join")),
                (w, a) -> {
                  assertThat(a.operationName()).isEqualTo("Join");
                  assertThat(a.requestParameters()).containsOnlyKeys(TestResources.PARAMETER);
                })
            .badRequest(
                w ->
                    w.sdk()
                        .updateRoute(r -> r.apiId(w.api()).routeId(w.route()).target("elsewhere")))
            .conflict(
                w -> {
                  w.sdk().createRoute(r -> r.apiId(w.api()).routeKey("leave"));
                  w.sdk().updateRoute(r -> r.apiId(w.api()).routeId(w.route()).routeKey("leave"));
                }),
        of(
            "DeleteRoute",
            w -> w.sdk().deleteRoute(r -> r.apiId(w.api()).routeId(w.route())),
            (w, a) -> gone(w, x -> x.sdk().getRoute(r -> r.apiId(x.api()).routeId(x.route())))),
        of(
            "DeleteRouteRequestParameter",
            w ->
                w.sdk()
                    .deleteRouteRequestParameter(
                        r ->
                            r.apiId(w.api())
                                .routeId(w.route())
                                .requestParameterKey(TestResources.PARAMETER)),
            (w, a) ->
                assertThat(
                        w.sdk()
                            .getRoute(r -> r.apiId(w.api()).routeId(w.route()))
                            .requestParameters())
                    .isEmpty()),
        of(
                "CreateRouteResponse",
                w -> {
                  String route =
                      w.sdk().createRoute(r -> r.apiId(w.api()).routeKey("leave")).routeId();
                  return w.sdk()
                      .createRouteResponse(
                          r -> r.apiId(w.api()).routeId(route).routeResponseKey("$default"));
                },
                (w, a) -> assertThat(a.routeResponseKey()).isEqualTo("$default"))
            .notFound(
                w ->
                    w.sdk()
                        .createRouteResponse(
                            r -> r.apiId(w.api()).routeId(w.route()).routeResponseKey("$default")))
            .badRequest(
                w ->
                    w.sdk()
                        .createRouteResponse(
                            r -> r.apiId(w.api()).routeId(w.route()).routeResponseKey("other")))
            .conflict(
                w ->
                    w.sdk()
                        .createRouteResponse(
                            r -> r.apiId(w.api()).routeId(w.route()).routeResponseKey("$default"))),
        of(
            "GetRouteResponse",
            w ->
                w.sdk()
                    .getRouteResponse(
                        r ->
                            r.apiId(w.api()).routeId(w.route()).routeResponseId(w.routeResponse())),
            (w, a) -> assertThat(a.routeResponseKey()).isEqualTo("$default")),
        of(
                "GetRouteResponses",
                w -> w.sdk().getRouteResponses(r -> r.apiId(w.api()).routeId(w.route())),
                (w, a) -> assertThat(a.items()).hasSize(1))
            .badRequest(
                w ->
                    w.sdk()
                        .getRouteResponses(
                            r -> r.apiId(w.api()).routeId(w.route()).maxResults("many"))),
        of(
                "UpdateRouteResponse",
                w ->
                    w.sdk()
                        .updateRouteResponse(
                            r ->
                                r.apiId(w.api())
                                    .routeId(w.route())
                                    .routeResponseId(w.routeResponse())
                                    .modelSelectionExpression("$default")),
                (w, a) -> assertThat(a.modelSelectionExpression()).isEqualTo("$default"))
            .badRequest(
                w ->
                    w.sdk()
                        .updateRouteResponse(
                            r ->
                                r.apiId(w.api())
                                    .routeId(w.route())
                                    .routeResponseId(w.routeResponse())
                                    .routeResponseKey("other")))
            .never("ConflictException", ONE_KEY),
        of(
            "DeleteRouteResponse",
            w ->
                w.sdk()
                    .deleteRouteResponse(
                        r ->
                            r.apiId(w.api()).routeId(w.route()).routeResponseId(w.routeResponse())),
            (w, a) ->
                assertThat(
                        w.sdk().getRouteResponses(r -> r.apiId(w.api()).routeId(w.route())).items())
                    .isEmpty()));
  }

  static void gone(TestResources world, Consumer<TestResources> read) {
    assertThatThrownBy(() -> read.accept(world)).isInstanceOf(NotFoundException.class);
  }
}
