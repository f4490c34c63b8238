package dev.framegate.gateway.operations;

import static dev.framegate.gateway.operations.ApiCases.gone;
import static dev.framegate.gateway.operations.OperationCase.of;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizerType;

/** Models and authorizers. */
final class ModelCases {
  private ModelCases() {}

  static List<OperationCase> rows() {
    String function = "arn:aws:lambda:us-east-1:000000000000:function:other";
    return List.of(
        of(
                "CreateModel",
                w -> w.sdk().createModel(r -> r.apiId(w.api()).name("Other").schema("{}")),
                (w, a) -> assertThat(a.contentType()).isEqualTo("application/json"))
            .badRequest(
                w -> w.sdk().createModel(r -> r.apiId(w.api()).name("Other").schema("no JSON")))
            .conflict(w -> w.sdk().createModel(r -> r.apiId(w.api()).name("Message").schema("{}"))),
        of(
            "GetModel",
            w -> w.sdk().getModel(r -> r.apiId(w.api()).modelId(w.model())),
            (w, a) -> assertThat(a.name()).isEqualTo("Message")),
        of(
                "GetModels",
                w -> w.sdk().getModels(r -> r.apiId(w.api())),
                (w, a) -> assertThat(a.items()).hasSize(1))
            .badRequest(w -> w.sdk().getModels(r -> r.apiId(w.api()).maxResults("0"))),
        of(
            "GetModelTemplate",
            w -> w.sdk().getModelTemplate(r -> r.apiId(w.api()).modelId(w.model())),
            (w, a) -> assertThat(a.value()).contains("$input.path('$')")),
        of(
                "UpdateModel",
                w ->
                    w.sdk()
                        .updateModel(
                            r -> r.apiId(w.api()).modelId(w.model()).description("a message")),
                (w, a) -> {
                  assertThat(a.description()).isEqualTo("a message");
                  assertThat(a.schema()).isEqualTo("{}");
                })
            .badRequest(
                w -> w.sdk().updateModel(r -> r.apiId(w.api()).modelId(w.model()).schema("[")))
            .conflict(
                w -> {
                  w.sdk().createModel(r -> r.apiId(w.api()).name("Other").schema("{}"));
                  w.sdk().updateModel(r -> r.apiId(w.api()).modelId(w.model()).name("Other"));
                }),
        of(
            "DeleteModel",
            w -> w.sdk().deleteModel(r -> r.apiId(w.api()).modelId(w.model())),
            (w, a) -> gone(w, x -> x.sdk().getModel(r -> r.apiId(x.api()).modelId(x.model())))),
        of(
                "CreateAuthorizer",
                w ->
                    w.sdk()
                        .createAuthorizer(
                            r ->
                                r.apiId(w.api())
                                    .name("other")
                                    .authorizerType("REQUEST")
                                    .authorizerUri(function)
                                    .identitySource("route.request.querystring.token")),
                (w, a) -> {
                  assertThat(a.authorizerType()).isEqualTo(AuthorizerType.REQUEST);
                  assertThat(a.identitySource()).containsExactly("route.request.querystring.token");
                })
            .badRequest(
                w ->
                    w.sdk()
                        .createAuthorizer(
                            r ->
                                r.apiId(w.api())
                                    .name("other")
                                    .authorizerType("JWT")
                                    .identitySource("route.request.header.Auth")))
            .conflict(
                w ->
                    w.sdk()
                        .createAuthorizer(
                            r ->
                                r.apiId(w.api())
                                    .name("guard")
                                    .authorizerType("REQUEST")
                                    .authorizerUri(function)
                                    .identitySource("route.request.header.Auth"))),
        of(
            "GetAuthorizer",
            w -> w.sdk().getAuthorizer(r -> r.apiId(w.api()).authorizerId(w.authorizer())),
            (w, a) -> assertThat(a.name()).isEqualTo("guard")),
        of(
                "GetAuthorizers",
                w -> w.sdk().getAuthorizers(r -> r.apiId(w.api())),
                (w, a) -> assertThat(a.items()).hasSize(1))
            .badRequest(w -> w.sdk().getAuthorizers(r -> r.apiId(w.api()).nextToken("x"))),
        of(
                "UpdateAuthorizer",
                w ->
                    w.sdk()
                        .updateAuthorizer(
                            r ->
                                r.apiId(w.api())
                                    .authorizerId(w.authorizer())
                                    .authorizerUri(function)),
                (w, a) -> {
                  assertThat(a.authorizerUri()).isEqualTo(function);
                  assertThat(a.name()).isEqualTo("guard");
                })
            .badRequest(
                w ->
                    w.sdk()
                        .updateAuthorizer(
                            r ->
                                r.apiId(w.api())
                                    .authorizerId(w.authorizer())
                                    .identitySource("$request.header.Auth")))
            .conflict(
                w -> {
                  String other =
                      w.sdk()
                          .createAuthorizer(
                              r ->
                                  r.apiId(w.api())
                                      .name("other")
                                      .authorizerType("REQUEST")
                                      .authorizerUri(function)
                                      .identitySource("route.request.header.Auth"))
                          .authorizerId();
                  w.sdk().updateAuthorizer(r -> r.apiId(w.api()).authorizerId(other).name("guard"));
                }),
        of(
                "DeleteAuthorizer",
                w -> w.sdk().deleteAuthorizer(r -> r.apiId(w.api()).authorizerId(w.authorizer())),
                (w, a) ->
                    gone(
                        w,
                        x ->
                            x.sdk()
                                .getAuthorizer(r -> r.apiId(x.api()).authorizerId(x.authorizer()))))
            .conflict(
                w -> {
                  w.sdk()
                      .updateRoute(
                          r ->
                              r.apiId(w.api())
                                  .routeId(w.route())
                                  .authorizationType("CUSTOM")
                                  .authorizerId(w.authorizer()));
                  w.sdk().deleteAuthorizer(r -> r.apiId(w.api()).authorizerId(w.authorizer()));
                }));
  }
}
