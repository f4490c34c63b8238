package dev.framegate.gateway.operations;

import static dev.framegate.gateway.operations.ApiCases.NOTHING_UNIQUE;
import static dev.framegate.gateway.operations.ApiCases.NO_PARENT;
import static dev.framegate.gateway.operations.ApiCases.gone;
import static dev.framegate.gateway.operations.OperationCase.of;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.apigatewayv2.model.DomainNameStatus;
import software.amazon.awssdk.services.apigatewayv2.model.EndpointType;

/** Domain names, the mappings below them, and tags. */
final class DomainCases {
  private static final String PATH_ALONE = "it has a path alone, whose ids are opaque";
  private static final String NO_SECOND_WRITER =
      "tags are merged, and a second writer waits for the first";

  private DomainCases() {}

  static List<OperationCase> rows() {
    return List.of(
        of(
                "CreateDomainName",
                w ->
                    w.sdk()
                        .createDomainName(
                            r ->
                                r.domainName("new." + w.domain())
                                    .domainNameConfigurations(c -> c.certificateArn("arn:c"))),
                (w, a) -> {
                  assertThat(a.domainNameArn())
                      .isEqualTo("arn:aws:apigateway:us-east-1::/domainnames/new." + w.domain());
                  assertThat(a.domainNameConfigurations())
                      .singleElement()
                      .satisfies(
                          c -> {
                            assertThat(c.endpointType()).isEqualTo(EndpointType.REGIONAL);
                            assertThat(c.domainNameStatus()).isEqualTo(DomainNameStatus.AVAILABLE);
                          });
                })
            .never("NotFoundException", NO_PARENT)
            .badRequest(w -> w.sdk().createDomainName(r -> r.domainName("no domain")))
            .conflict(w -> w.sdk().createDomainName(r -> r.domainName(w.domain()))),
        of(
            "GetDomainName",
            w -> w.sdk().getDomainName(r -> r.domainName(w.domain())),
            (w, a) -> assertThat(a.domainName()).isEqualTo(w.domain())),
        of(
                "GetDomainNames",
                w -> w.sdk().getDomainNames(r -> r.maxResults("500")),
                (w, a) -> assertThat(a.items()).anyMatch(d -> d.domainName().equals(w.domain())))
            .never("NotFoundException", NO_PARENT)
            .badRequest(w -> w.sdk().getDomainNames(r -> r.nextToken("x"))),
        of(
                "UpdateDomainName",
                w ->
                    w.sdk()
                        .updateDomainName(
                            r ->
                                r.domainName(w.domain())
                                    .domainNameConfigurations(c -> c.certificateArn("arn:d"))),
                (w, a) ->
                    assertThat(a.domainNameConfigurations())
                        .singleElement()
                        .satisfies(c -> assertThat(c.certificateArn()).isEqualTo("arn:d")))
            .badRequest(
                w ->
                    w.sdk()
                        .updateDomainName(
                            r ->
                                r.domainName(w.domain())
                                    .domainNameConfigurations(c -> c.endpointType("EDGE"))))
            .never("ConflictException", NOTHING_UNIQUE),
        of(
            "DeleteDomainName",
            w -> w.sdk().deleteDomainName(r -> r.domainName(w.domain())),
            (w, a) -> gone(w, x -> x.sdk().getDomainName(r -> r.domainName(x.domain())))),
        of(
                "CreateApiMapping",
                w ->
                    w.sdk()
                        .createApiMapping(
                            r ->
                                r.domainName(w.domain())
                                    .apiId(w.api())
                                    .stage(w.stage())
                                    .apiMappingKey("other")),
                (w, a) -> assertThat(a.stage()).isEqualTo("test"))
            .badRequest(
                w ->
                    w.sdk()
                        .createApiMapping(
                            r ->
                                r.domainName(w.domain())
                                    .apiId(w.api())
                                    .stage(w.stage())
                                    .apiMappingKey("a b")))
            .conflict(
                w ->
                    w.sdk()
                        .createApiMapping(
                            r ->
                                r.domainName(w.domain())
                                    .apiId(w.api())
                                    .stage(w.stage())
                                    .apiMappingKey("chat"))),
        of(
                "GetApiMapping",
                w -> w.sdk().getApiMapping(r -> r.domainName(w.domain()).apiMappingId(w.mapping())),
                (w, a) -> assertThat(a.apiMappingKey()).isEqualTo("chat"))
            .never("BadRequestException", PATH_ALONE),
        of(
                "GetApiMappings",
                w -> w.sdk().getApiMappings(r -> r.domainName(w.domain())),
                (w, a) -> assertThat(a.items()).hasSize(1))
            .badRequest(w -> w.sdk().getApiMappings(r -> r.domainName(w.domain()).maxResults("0"))),
        of(
                "UpdateApiMapping",
                w ->
                    w.sdk()
                        .updateApiMapping(
                            r ->
                                r.domainName(w.domain())
                                    .apiMappingId(w.mapping())
                                    .apiId(w.api())
                                    .apiMappingKey("talk")),
                (w, a) -> {
                  assertThat(a.apiMappingKey()).isEqualTo("talk");
                  assertThat(a.stage()).isEqualTo("test");
                })
            .badRequest(
                w ->
                    w.sdk()
                        .updateApiMapping(
                            r ->
                                r.domainName(w.domain())
                                    .apiMappingId(w.mapping())
                                    .apiId(w.api())
                                    .apiMappingKey("x".repeat(301))))
            .conflict(
                w -> {
                  String other =
                      w.sdk()
                          .createApiMapping(
                              r ->
                                  r.domainName(w.domain())
                                      .apiId(w.api())
                                      .stage(w.stage())
                                      .apiMappingKey("other"))
                          .apiMappingId();
                  w.sdk()
                      .updateApiMapping(
                          r ->
                              r.domainName(w.domain())
                                  .apiMappingId(other)
                                  .apiId(w.api())
                                  .apiMappingKey("chat"));
                }),
        of(
                "DeleteApiMapping",
                w ->
                    w.sdk()
                        .deleteApiMapping(r -> r.domainName(w.domain()).apiMappingId(w.mapping())),
                (w, a) ->
                    assertThat(w.sdk().getApiMappings(r -> r.domainName(w.domain())).items())
                        .isEmpty())
            .never("BadRequestException", PATH_ALONE),
        of(
                "TagResource",
                w -> w.sdk().tagResource(r -> r.resourceArn(w.arn()).tags(Map.of("team", "a"))),
                (w, a) ->
                    assertThat(w.sdk().getTags(r -> r.resourceArn(w.arn())).tags())
                        .containsExactly(Map.entry("team", "a")))
            .badRequest(
                w -> w.sdk().tagResource(r -> r.resourceArn(w.arn()).tags(Map.of("team", ""))))
            .never("ConflictException", NO_SECOND_WRITER),
        of(
                "GetTags",
                w -> w.sdk().getTags(r -> r.resourceArn(w.arn())),
                (w, a) -> assertThat(a.tags()).isEmpty())
            .badRequest(w -> w.sdk().getTags(r -> r.resourceArn("arn:aws:s3:::bucket")))
            .never("ConflictException", "it changes nothing"),
        of(
                "UntagResource",
                w -> w.sdk().untagResource(r -> r.resourceArn(w.arn()).tagKeys("team")),
                (w, a) -> assertThat(w.sdk().getTags(r -> r.resourceArn(w.arn())).tags()).isEmpty())
            .badRequest(w -> w.sdk().untagResource(r -> r.resourceArn("bucket").tagKeys("team")))
            .never("ConflictException", NO_SECOND_WRITER));
  }
}
