package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.limits.ServiceQuotas;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Creates resources from AWS's defaults, the client's members, an id and dates. */
final class ResourceFactory {
  /** Defaults of new resources: API-014, API-052, API-054, STG-016, STG-018a. */
  private static final Map<ResourceKind, String> DEFAULTS =
      Map.of(
          ResourceKind.API,
          """
              {"apiKeySelectionExpression":"$request.header.x-api-key",
               "disableExecuteApiEndpoint":false,"ipAddressType":"ipv4","tags":{}}""",
          ResourceKind.ROUTE,
          """
              {"apiKeyRequired":false,"authorizationType":"NONE"}""",
          ResourceKind.INTEGRATION,
          """
              {"connectionType":"INTERNET","passthroughBehavior":"WHEN_NO_MATCH",
               "payloadFormatVersion":"1.0","timeoutInMillis":%d}"""
              .formatted(ServiceQuotas.DEFAULT_INTEGRATION_TIMEOUT_MILLIS),
          ResourceKind.DEPLOYMENT,
          """
              {"autoDeployed":false,"deploymentStatus":"DEPLOYED"}""",
          ResourceKind.STAGE,
          """
              {"autoDeploy":false,"routeSettings":{},"stageVariables":{},"tags":{},
               "defaultRouteSettings":{"detailedMetricsEnabled":false,"dataTraceEnabled":false,
               "loggingLevel":"OFF"}}""",
          ResourceKind.MODEL,
          """
              {"contentType":"application/json"}""",
          ResourceKind.DOMAIN_NAME,
          """
              {"apiMappingSelectionExpression":"$request.basepath",
               "routingMode":"API_MAPPING_ONLY","domainNameConfigurations":[],"tags":{}}""",
          ResourceKind.API_MAPPING,
          """
              {"apiMappingKey":""}""");

  /** The zone of the Regional endpoints in us-east-1, whatever the region is. */
  private static final String HOSTED_ZONE = "Z1UJRXOUMOOFQ8";

  private final Clock clock;
  private final String region;

  ResourceFactory(Clock clock, String region) {
    this.clock = clock;
    this.region = region;
  }

  /** Returns a new object; the request is not changed. */
  ObjectNode create(ResourceKey key, ObjectNode request) {
    ObjectNode resource = RequestJson.object(DEFAULTS.getOrDefault(key.kind(), "{}"));
    resource = UpdatePolicy.aws().apply(key.kind(), resource, request);
    resource.put(key.kind().idMember(), key.id());
    switch (key.kind()) {
      case STAGE -> resource.put("createdDate", now()).put("lastUpdatedDate", now());
      case API, DEPLOYMENT -> resource.put("createdDate", now());
      case INTEGRATION -> IntegrationRules.fillDefaults(resource);
      default -> {}
    }
    describe(key, resource);
    return resource;
  }

  /** Adds the members that the service computes. */
  void describe(ResourceKey key, ObjectNode resource) {
    if (key.kind() == ResourceKind.DOMAIN_NAME) {
      describeDomain(key, resource);
    }
  }

  private void describeDomain(ResourceKey key, ObjectNode domain) {
    domain.put(
        "domainNameArn", "arn:aws:apigateway:%s::/domainnames/%s".formatted(region, key.id()));
    for (JsonNode configuration : domain.path("domainNameConfigurations")) {
      if (configuration instanceof ObjectNode settings) {
        settings
            .put("domainNameStatus", "AVAILABLE")
            .put("hostedZoneId", HOSTED_ZONE)
            .put(
                "apiGatewayDomainName",
                "d-%s.execute-api.%s.amazonaws.com"
                    .formatted(Integer.toString(key.id().hashCode() & 0x7fffffff, 36), region));
        fill(settings, "endpointType", "REGIONAL");
        fill(settings, "securityPolicy", "TLS_1_2");
        fill(settings, "ipAddressType", "ipv4");
      }
    }
  }

  private static void fill(ObjectNode object, String member, String value) {
    if (!object.has(member)) {
      object.put(member, value);
    }
  }

  /** The present second in UTC, such as {@code 2018-11-15T06:49:09Z}. */
  String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
