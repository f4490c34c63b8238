package dev.framegate.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.control.ControlPlaneRule;
import dev.framegate.gateway.internal.control.ResourceKind;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.settings.Limit;
import java.util.List;

/** Faults of routes and integrations in the control plane. */
final class RouteResourceFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.named("route-keys-are-words", "refuses route keys with a slash")
              .breaks("CreateRoute answered 400", "API-030")
              .replacing(
                  PolicyReplacement.refusing(
                      ResourceKind.ROUTE, "routeKey", key -> key.asText().contains("/"))),
          Fault.named("route-without-key", "makes routes without a key")
              .breaks("CreateRoute answered 201", "API-002 API-007 API-030")
              .replacing(
                  PolicyReplacement.all(
                      PolicyReplacement.unchecked(ResourceKind.ROUTE, "routeKey"),
                      PolicyReplacement.without(ControlPlaneRule.ROUTE_KEY_NEEDED))),
          Fault.named("targets-shortened", "tells a route's target without integrations/")
              .breaks("\"target\"", "API-033")
              .replacing(
                  ControlPlaneChanges.resources(
                      route ->
                          route.put(
                              "target", route.path("target").asText().replace("integrations/", "")),
                      "CreateRoute")),
          Fault.named("any-target", "aims routes at integrations that there are not")
              .breaks("CreateRoute answered 201", "API-033a")
              .replacing(PolicyReplacement.without(ControlPlaneRule.ROUTE_TARGET_EXISTS)),
          Fault.named("any-authorizer", "lets routes name authorizers that there are not")
              .breaks("Route answered 20", "API-034b")
              .replacing(PolicyReplacement.without(ControlPlaneRule.ROUTE_AUTHORIZER_EXISTS)),
          Fault.named("jwt-taken", "takes JWT for the authorization of a route")
              .breaks("CreateRoute answered 201", "API-034")
              .replacing(PolicyReplacement.without(ControlPlaneRule.ROUTE_AUTHORIZATION)),
          Fault.named("routes-default-to-iam", "makes routes that only AWS_IAM admits to")
              .breaks("\"authorizationType\"", "API-034a")
              .replacing(
                  ControlPlaneChanges.requests(RouteResourceFaults::iamUnlessSaid, "CreateRoute")),
          Fault.named("route-not-aimed", "takes no notice of a route's new target")
              .breaks("\"target\"", "API-036")
              .breaks("UpdateRoute answered 200", "API-033a")
              .breaks("DeleteIntegration answered 409", "API-059")
              .replacing(PolicyReplacement.updatesIgnore(ResourceKind.ROUTE, "target")),
          Fault.named("model-selection-dropped", "forgets how a route selects its model")
              .breaks("\"modelSelectionExpression\"", "API-037 API-081")
              .replacing(ControlPlaneChanges.forget("modelSelectionExpression", "CreateRoute")),
          Fault.named(
                  "request-parameter-operation-unknown",
                  "does not know DeleteRouteRequestParameter, as most emulators do not")
              .breaks("DeleteRouteRequestParameter answered 404", "API-037")
              .replacing(
                  ControlPlaneChanges.instead(
                      call -> ServerResponse.json(404, "{\"message\":\"Not Found\"}"),
                      "DeleteRouteRequestParameter")),
          Fault.named("operation-names-unchecked", "takes names of operations of any length")
              .breaks("CreateRoute answered 201", "API-038")
              .replacing(PolicyReplacement.unchecked(ResourceKind.ROUTE, "operationName")),
          Fault.named("routes-unlimited", "makes as many routes as it is asked for")
              .breaks("CreateRoute answered 201", "API-039")
              .replacing(PolicyReplacement.unlimited(Limit.ROUTES)),
          Fault.named("empty-targets", "tells an empty target for a route without one")
              .breaks("\"target\"", "API-040")
              .replacing(
                  ControlPlaneChanges.resources(
                      route -> {
                        if (!route.has("target")) {
                          route.put("target", "");
                        }
                      },
                      "GetRoute")),
          Fault.named("integration-types-unchecked", "takes integrations of any type")
              .breaks("CreateIntegration answered 201", "API-050 API-056a")
              .replacing(
                  PolicyReplacement.all(
                      PolicyReplacement.unchecked(ResourceKind.INTEGRATION, "integrationType"),
                      PolicyReplacement.without(ControlPlaneRule.INTEGRATION_URI),
                      PolicyReplacement.without(ControlPlaneRule.INTEGRATION_METHOD))),
          Fault.named("timeout-of-http-apis", "takes time-outs of up to 30 seconds")
              .breaks("CreateIntegration answered 201", "API-051")
              .breaks("UpdateIntegration answered 200", "LIM-007")
              .replacing(PolicyReplacement.limit(Limit.INTEGRATION_TIMEOUT_MILLIS, 30_000)),
          Fault.named("passthrough-unchecked", "takes any word for passthroughBehavior")
              .breaks("CreateIntegration answered 201", "API-052")
              .replacing(
                  PolicyReplacement.unchecked(ResourceKind.INTEGRATION, "passthroughBehavior")),
          Fault.named("passthrough-defaults-to-never", "makes integrations that pass on nothing")
              .breaks("\"passthroughBehavior\"", "API-054")
              .replacing(
                  ControlPlaneChanges.requests(
                      RouteResourceFaults::neverUnlessSaid, "CreateIntegration")),
          Fault.named("content-handling-unchecked", "takes any word for contentHandlingStrategy")
              .breaks("CreateIntegration answered 201", "API-053")
              .replacing(
                  PolicyReplacement.unchecked(ResourceKind.INTEGRATION, "contentHandlingStrategy")),
          Fault.named("no-connection-type", "does not tell how an integration is connected")
              .breaks("\"connectionType\"", "API-054")
              .replacing(ControlPlaneChanges.withhold("connectionType", "GetIntegration")),
          Fault.named("payload-format-2", "tells the payload format version 2.0, as for HTTP APIs")
              .breaks("\"payloadFormatVersion\"", "API-054a")
              .replacing(
                  ControlPlaneChanges.resources(
                      integration -> integration.put("payloadFormatVersion", "2.0"),
                      "GetIntegration")),
          Fault.named("function-arn-shortened", "tells the bare ARN of an integration's function")
              .breaks("\"integrationUri\"", "API-055")
              .replacing(
                  ControlPlaneChanges.resources(
                      integration ->
                          integration.put(
                              "integrationUri",
                              integration
                                  .path("integrationUri")
                                  .asText()
                                  .replaceAll(".*/functions/(.*)/invocations", "$1")),
                      "CreateIntegration")),
          Fault.named("integration-uri-unchecked", "takes addresses of any length")
              .breaks("CreateIntegration answered 201", "API-056")
              .replacing(PolicyReplacement.unchecked(ResourceKind.INTEGRATION, "integrationUri")),
          Fault.named("integration-without-uri", "makes integrations that call nothing")
              .breaks("CreateIntegration answered 201", "API-056a")
              .replacing(PolicyReplacement.without(ControlPlaneRule.INTEGRATION_URI)),
          Fault.named("integration-in-use-deleted", "deletes an integration that a route targets")
              .breaks("DeleteIntegration answered 204", "API-059 IAC-013 IAC-031")
              .replacing(PolicyReplacement.without(ControlPlaneRule.INTEGRATION_UNUSED)),
          Fault.named("integrations-unlimited", "makes as many integrations as it is asked for")
              .breaks("CreateIntegration answered 201", "API-061")
              .replacing(PolicyReplacement.unlimited(Limit.INTEGRATIONS)));

  private RouteResourceFaults() {}

  /** Routes with a dollar sign are left alone: $connect would refuse every client. */
  private static void iamUnlessSaid(ObjectNode route) {
    if (!route.has("authorizationType") && !route.path("routeKey").asText().startsWith("$")) {
      route.put("authorizationType", "AWS_IAM");
    }
  }

  private static void neverUnlessSaid(ObjectNode integration) {
    if (!integration.has("passthroughBehavior")) {
      integration.put("passthroughBehavior", "NEVER");
    }
  }
}
