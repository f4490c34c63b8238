package dev.framegate.faults;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.control.ControlPlaneRule;
import dev.framegate.gateway.internal.control.ResourceKind;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.edge.AwsHandshakePolicy;
import dev.framegate.gateway.internal.edge.StageReference;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.internal.tls.TlsVersions;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Faults of stage URLs: the default endpoint and custom domain names. */
final class AddressFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.named("tls-1.3-only", "rejects clients that support TLS 1.2 at most")
              .breaks("does not go on in TLSv1.2", "URL-005")
              .replacing(
                  PolicyReplacement.instead(
                      TlsVersions.class, new TlsVersions(List.of("TLSv1.3")))),
          Fault.named("slash-is-unknown", "refuses a URL with a slash behind the stage")
              .breaks("refused with status 403", "URL-007")
              .replacing(
                  HandshakeChanges.refusing(
                      handshake -> handshake.path().length() > 1 && handshake.path().endsWith("/"),
                      403)),
          Fault.named("aws-host-unknown", "does not know the host name that AWS gives an API")
              .breaks("refused with status 404", "URL-001a")
              .replacing(
                  HandshakeChanges.refusing(
                      handshake ->
                          HandshakeChanges.has(
                              handshake, "Host", host -> host.endsWith(".amazonaws.com")),
                      404)),
          Fault.named("path-behind-stage", "takes no notice of what follows the stage in a URL")
              .breaks("it was accepted", "URL-008")
              .replacing(
                  judging(
                      (address, stages, right) ->
                          right.judgeAddress(
                              new StageReference(
                                  address.apiId(),
                                  address.stage(),
                                  List.of(),
                                  address.trailingSlash(),
                                  address.customDomain()),
                              stages))),
          Fault.named("query-refused", "refuses a URL with a query")
              .breaks("refused with status 403", "URL-002 URL-007 URL-009 URL-010")
              .replacing(HandshakeChanges.refusing(handshake -> !handshake.query().isEmpty(), 403)),
          Fault.named("urls-of-8192", "takes URLs of up to 8192 characters")
              .breaks("it was accepted", "URL-010")
              .replacing(PolicyReplacement.handshake(new AwsHandshakePolicy(8192))),
          Fault.named("plain-get-200", "answers a plain GET at a stage's address with a page")
              .breaks("refused with status 200", "URL-011")
              .replacing(
                  PolicyReplacement.handshake(
                      new AwsHandshakePolicy() {
                        @Override
                        public ServerResponse notAnUpgrade(String method) {
                          return ServerResponse.json(200, "{\"message\":\"WebSocket only\"}");
                        }
                      })),
          Fault.named("domains-lead-nowhere", "keeps custom domain names and serves none of them")
              .breaks("the last answer was none", "URL-013 URL-014 URL-024a")
              .makesUndecidable("URL-015 URL-022 URL-028")
              .replacing(
                  judging(
                      (address, stages, right) ->
                          address.customDomain()
                              ? Optional.of(ServerResponse.of(403))
                              : right.judgeAddress(address, stages))),
          Fault.named("mapping-keys-unchecked", "takes any key for a mapping")
              .breaks("CreateApiMapping answered 201", "URL-019")
              .replacing(PolicyReplacement.without(ControlPlaneRule.MAPPING_KEY)),
          Fault.named("mappings-overlap", "makes two mappings of one key")
              .breaks("CreateApiMapping answered 201", "URL-019")
              .replacing(PolicyReplacement.without(ControlPlaneRule.MAPPING_UNIQUE)),
          Fault.named("domains-made-again", "makes a domain name that there is, again")
              .breaks("CreateDomainName answered 201", "URL-037")
              .replacing(PolicyReplacement.without(ControlPlaneRule.DOMAIN_UNIQUE)),
          Fault.named("domain-names-unchecked", "takes any text for a domain name")
              .breaks("CreateDomainName answered 201", "URL-038")
              .replacing(PolicyReplacement.without(ControlPlaneRule.DOMAIN_NAME_FORM)),
          Fault.named("edge-domains", "makes edge-optimised domain names")
              .breaks("CreateDomainName answered 201", "URL-020")
              .replacing(PolicyReplacement.without(ControlPlaneRule.DOMAIN_REGIONAL)),
          Fault.named("wildcard-told", "tells the wildcard instead of the name that a client used")
              .breaks("\"domainName\"", "URL-022")
              .replacing(
                  PolicyReplacement.context(
                      context ->
                          context.computeIfPresent(
                              "domainName",
                              (key, name) -> name.toString().replaceFirst("[^.]*", "*")))),
          Fault.named("mappings-by-host", "selects mappings by the host, it says")
              .breaks("\"apiMappingSelectionExpression\"", "URL-023")
              .replacing(
                  ControlPlaneChanges.resources(
                      domain -> domain.put("apiMappingSelectionExpression", "$request.host"),
                      "GetDomainName")),
          Fault.named("default-endpoint-stays", "does not disable the default endpoint")
              .breaks("it was accepted", "URL-024 URL-024a URL-024b")
              .replacing(
                  ControlPlaneChanges.forget(
                      "disableExecuteApiEndpoint", "CreateApi", "UpdateApi")),
          Fault.named("disabled-endpoint-calls-back", "serves callbacks at a disabled endpoint")
              .breaks("the callback is refused with", "URL-024b")
              .replacing(
                  PolicyReplacement.handshake(
                      new AwsHandshakePolicy() {
                        @Override
                        public Optional<ServerResponse> judgeCallback(
                            StageReference address, StageDirectory stages) {
                          return super.judgeCallback(
                              new StageReference(
                                  address.apiId(),
                                  address.stage(),
                                  address.rest(),
                                  address.trailingSlash(),
                                  true),
                              stages);
                        }
                      })),
          Fault.named("disabled-for-domains", "disables custom domains with the default endpoint")
              .breaks("the last answer was none", "URL-024a")
              .replacing(
                  judging(
                      (address, stages, right) ->
                          right.judgeAddress(
                              new StageReference(
                                  address.apiId(),
                                  address.stage(),
                                  address.rest(),
                                  address.trailingSlash()),
                              stages))),
          Fault.named("ip-type-stays", "takes no notice of an API's new IP address type")
              .breaks("\"ipAddressType\"", "URL-027")
              .replacing(PolicyReplacement.updatesIgnore(ResourceKind.API, "ipAddressType")),
          Fault.named("mappings-remembered", "serves a mapping that was deleted")
              .breaks("a handshake was still accepted", "URL-028")
              .breaks("GetApiMapping answered 200", "URL-031")
              .replacing(
                  ControlPlaneChanges.instead(call -> ServerResponse.of(204), "DeleteApiMapping")));

  private AddressFaults() {}

  private interface Judgement {
    Optional<ServerResponse> of(
        StageReference address, StageDirectory stages, AwsHandshakePolicy right);
  }

  private static UnaryOperator<Gateway.Builder> judging(Judgement judgement) {
    AwsHandshakePolicy right = new AwsHandshakePolicy();
    return PolicyReplacement.handshake(
        new AwsHandshakePolicy() {
          @Override
          public Optional<ServerResponse> judgeAddress(
              StageReference address, StageDirectory stages) {
            return judgement.of(address, stages, right);
          }
        });
  }
}
