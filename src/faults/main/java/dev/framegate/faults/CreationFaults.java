package dev.framegate.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ModelViolation;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.control.ControlPlaneRule;
import dev.framegate.gateway.internal.control.ResourceKind;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.settings.Limit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Faults of creations: their defaults, and what they take or refuse unlike AWS. */
final class CreationFaults {
  private static final Pattern UNSET =
      Pattern.compile("#set\\(\\$\\w+ = \\$(?!input|context|stageVariables|util)");

  static final List<Fault> ALL =
      List.of(
          Fault.named("schema-validation-told", "shows whether models are validated")
              .breaks("\"disableSchemaValidation\"", "API-019a")
              .replacing(
                  ControlPlaneChanges.resources(
                      api -> api.put("disableSchemaValidation", false), "GetApi")),
          Fault.named("cors-refused-otherwise", "refuses a CORS configuration in words of its own")
              .breaks("only supported for HTTP APIs", "API-018a")
              .replacing(
                  PolicyReplacement.refusing(
                      ResourceKind.API, "corsConfiguration", configuration -> true)),
          Fault.named("authorizer-ttl-taken", "takes a time to live for results of authorizers")
              .breaks("CreateAuthorizer answered 201", "API-064")
              .replacing(
                  ControlPlaneChanges.forget("authorizerResultTtlInSeconds", "CreateAuthorizer")),
          Fault.named("function-method-needed", "makes no integration of a function without method")
              .breaks("answered 400", "API-073")
              .replacing(
                  refusing(
                      "CreateIntegration",
                      members ->
                          members.path("integrationType").asText().equals("AWS")
                              && !members.has("integrationMethod"))),
          Fault.named("one-response-selection", "selects responses of every integration by status")
              .breaks("\"integrationResponseSelectionExpression\"", "API-074")
              .replacing(
                  ControlPlaneChanges.resources(
                      integration ->
                          integration.put(
                              "integrationResponseSelectionExpression",
                              "${integration.response.statuscode}"),
                      "GetIntegration")),
          Fault.named("parameters-on-any-route", "takes request parameters on any route")
              .breaks("answered 20", "API-075")
              .replacing(PolicyReplacement.without(ControlPlaneRule.ROUTE_PARAMETERS)),
          Fault.named("http-only-members-kept", "keeps scopes of routes, as for HTTP APIs")
              .breaks("\"authorizationScopes\"", "API-076")
              .replacing(PolicyReplacement.without(ControlPlaneRule.ROUTE_SCOPES)),
          Fault.named("identity-source-needed", "makes no authorizer without an identity source")
              .breaks("CreateAuthorizer answered 400", "API-077")
              .replacing(
                  refusing(
                      "CreateAuthorizer", members -> members.path("identitySource").isEmpty())),
          Fault.named("bare-selection-refused", "takes no bare word for selecting a model")
              .breaks("CreateRoute answered 400", "API-081")
              .replacing(
                  PolicyReplacement.refusing(
                      ResourceKind.ROUTE,
                      "modelSelectionExpression",
                      expression -> !expression.asText().contains("$"))),
          Fault.named(
                  "route-response-needs-expression",
                  "makes no response for a route without an expression for it")
              .breaks("answered 400", "API-002 API-082")
              .replacing(
                  refusing(
                      "CreateRouteResponse",
                      (call, next) ->
                          !read(next, call.path().replaceFirst("/routeresponses.*", ""))
                              .has("routeResponseSelectionExpression"),
                      400)),
          Fault.named(
                  "templates-checked-at-creation", "refuses templates that read unset variables")
              .breaks("CreateIntegration answered 400", "API-083")
              .replacing(
                  PolicyReplacement.refusing(
                      ResourceKind.INTEGRATION,
                      "requestTemplates",
                      templates -> UNSET.matcher(templates.toString()).find())),
          Fault.named(
                  "api-keys-on-connect-only", "deploys no API with a key required on another route")
              .breaks("CreateDeployment answered 400", "DEP-028")
              .replacing(
                  refusing(
                      "CreateDeployment",
                      (call, next) -> {
                        for (JsonNode route :
                            items(
                                next, "/v2/apis/" + ControlPlaneChanges.apiId(call) + "/routes")) {
                          if (route.path("apiKeyRequired").asBoolean()
                              && !route.path("routeKey").asText().equals("$connect")) {
                            return true;
                          }
                        }
                        return false;
                      },
                      400)),
          Fault.named("new-stage-with-figures", "tells the account's throttle for a new stage")
              .breaks("throttlingBurstLimit", "STG-018a")
              .replacing(
                  ControlPlaneChanges.resources(
                      stage -> {
                        ObjectNode settings = stage.withObjectProperty("defaultRouteSettings");
                        if (!settings.has("throttlingBurstLimit")) {
                          settings.put("throttlingBurstLimit", 5000);
                        }
                      },
                      "GetStage")),
          Fault.named(
                  "predefined-settings-need-routes",
                  "takes settings of the predefined routes only where they exist")
              .breaks("answered 404", "STG-049")
              .replacing(
                  PolicyReplacement.all(
                      refusing("CreateStage", CreationFaults::namesMissingRoute, 404),
                      refusing("UpdateStage", CreationFaults::namesMissingRoute, 404))),
          Fault.named("reserved-tags-taken", "takes reserved tags at creation")
              .breaks("CreateApi answered 201", "OBS-017")
              .replacing(PolicyReplacement.without(ControlPlaneRule.API_TAGS)),
          Fault.named("tag-lengths-unchecked", "takes keys and values of tags of any length")
              .breaks("TagResource answered 201", "OBS-017")
              .replacing(ControlPlaneChanges.requests(CreationFaults::shortened, "TagResource")),
          Fault.named("tags-unlimited", "takes any number of tags")
              .breaks("TagResource answered 201", "OBS-017")
              .replacing(PolicyReplacement.unlimited(Limit.TAGS)),
          Fault.named("tags-at-creation-dropped", "forgets the tags that a stage is made with")
              .breaks("\"tags.team\"", "OBS-018")
              .replacing(ControlPlaneChanges.forget("tags", "CreateStage")),
          Fault.named("domain-without-zone", "does not tell the hosted zone of a domain name")
              .breaks("hostedZoneId", "URL-029 URL-030")
              .replacing(
                  ControlPlaneChanges.resources(
                      domain ->
                          domain
                              .path("domainNameConfigurations")
                              .forEach(each -> ((ObjectNode) each).remove("hostedZoneId")),
                      "CreateDomainName",
                      "GetDomainName")),
          Fault.named("mapping-needs-deployment", "maps no stage without a deployment")
              .breaks("400", "URL-031")
              .replacing(
                  refusing(
                      "CreateApiMapping",
                      (call, next) -> {
                        ObjectNode mapping = ControlPlaneChanges.object(call.body());
                        ObjectNode stage =
                            read(
                                next,
                                "/v2/apis/%s/stages/%s"
                                    .formatted(
                                        mapping.path("apiId").asText(),
                                        mapping.path("stage").asText()));
                        return stage.has("stageName") && !stage.has("deploymentId");
                      },
                      400)),
          Fault.named("ip-type-ignored-at-creation", "makes every API for ipv4")
              .breaks("\"ipAddressType\"", "URL-032")
              .replacing(ControlPlaneChanges.forget("ipAddressType", "CreateApi")));

  private CreationFaults() {}

  private static UnaryOperator<Gateway.Builder> refusing(
      String wrong, Predicate<ObjectNode> unwanted) {
    return PolicyReplacement.input(
        right ->
            (operation, members) ->
                operation.name().equals(wrong) && unwanted.test(members)
                    ? List.of(new ModelViolation("body", "is not taken"))
                    : right.check(operation, members));
  }

  /** Rejects calls that can be judged only by what there is already. */
  private static UnaryOperator<Gateway.Builder> refusing(
      String wrong,
      BiPredicate<ServerRequest, Function<ServerRequest, ServerResponse>> unwanted,
      int status) {
    return ControlPlaneChanges.exchange(
        (operation, call, next) ->
            operation.equals(wrong) && unwanted.test(call, next)
                ? ServerResponse.json(status, "{\"message\":\"Not taken\"}")
                : next.apply(call));
  }

  private static boolean namesMissingRoute(
      ServerRequest call, Function<ServerRequest, ServerResponse> next) {
    Set<String> known =
        items(next, "/v2/apis/" + ControlPlaneChanges.apiId(call) + "/routes")
            .findValuesAsText("routeKey")
            .stream()
            .collect(Collectors.toSet());
    return ControlPlaneChanges.object(call.body()).path("routeSettings").properties().stream()
        .map(Map.Entry::getKey)
        .anyMatch(key -> key.startsWith("$") && !known.contains(key));
  }

  private static JsonNode items(Function<ServerRequest, ServerResponse> next, String path) {
    return read(next, path).path("items");
  }

  private static ObjectNode read(Function<ServerRequest, ServerResponse> next, String path) {
    return ControlPlaneChanges.object(
        next.apply(new ServerRequest("GET", path, Map.of(), Map.of(), new byte[0])));
  }

  /** Cuts keys and values down to what the gateway takes. */
  private static void shortened(ObjectNode request) {
    ObjectNode tags = request.withObjectProperty("tags");
    ObjectNode kept = tags.objectNode();
    tags.properties()
        .forEach(tag -> kept.put(cut(tag.getKey(), 128), cut(tag.getValue().asText(), 256)));
    request.set("tags", kept);
  }

  private static String cut(String text, int most) {
    return text.substring(0, Math.min(text.length(), most));
  }
}
