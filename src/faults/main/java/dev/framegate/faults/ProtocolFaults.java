package dev.framegate.faults;

import dev.framegate.gateway.internal.control.ControlPlaneRule;
import dev.framegate.gateway.internal.control.ResourceKind;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Faults of the protocol of the control plane: names, statuses, errors and lists. */
final class ProtocolFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.named("deployment-id-twice", "says DeploymentId beside deploymentId")
              .breaks("\"DeploymentId\"", "API-001c")
              .replacing(
                  ControlPlaneChanges.resources(
                      deployment -> deployment.set("DeploymentId", deployment.get("deploymentId")),
                      "CreateDeployment",
                      "GetDeployment")),
          Fault.named("integration-type-capital", "says IntegrationType for integrationType")
              .breaks("\"integrationType\"", "API-001 API-003")
              .replacing(
                  ControlPlaneChanges.resources(
                      integration ->
                          integration.set("IntegrationType", integration.remove("integrationType")),
                      "GetIntegration")),
          Fault.named("route-created-200", "answers CreateRoute with 200, as moto does")
              .breaks(
                  "CreateRoute answered 200",
                  "API-002 API-010 API-030 API-032 API-033 API-033a API-034 API-034b API-038 API-039 API-081")
              .replacing(ControlPlaneChanges.statuses(201, 200, "CreateRoute")),
          Fault.named("model-created-200", "answers CreateModel with 200 instead of 201")
              .breaks("CreateModel answered 200", "API-002 API-065")
              .replacing(ControlPlaneChanges.statuses(201, 200, "CreateModel")),
          Fault.named("route-response-without-key", "does not tell for what a route's response is")
              .breaks("\"routeResponseKey\"", "API-003")
              .replacing(ControlPlaneChanges.withhold("routeResponseKey", "GetRouteResponse")),
          Fault.named("reads-answer-201", "answers GetIntegrationResponses with 201")
              .breaks("GetIntegrationResponses answered 201", "API-003 API-006")
              .replacing(ControlPlaneChanges.statuses(200, 201, "GetIntegrationResponses")),
          Fault.named(
                  "updates-replace",
                  "forgets what an update of an API or a response leaves unnamed")
              .breaks("\"responseTemplates\"", "API-004")
              .breaks("integrationResponseKey", "API-078")
              .replacing(
                  PolicyReplacement.updates(
                      ResourceKind.INTEGRATION_RESPONSE,
                      (before, request, right) -> {
                        right.retain(request.properties().stream().map(Map.Entry::getKey).toList());
                        return right.set(
                            "integrationResponseId", before.get("integrationResponseId"));
                      })),
          Fault.named("route-deleted-200", "answers DeleteRoute with 200, as moto does")
              .breaks("DeleteRoute answered 200", "API-005")
              .replacing(ControlPlaneChanges.statuses(204, 200, "DeleteRoute")),
          Fault.named("route-not-deleted", "says that a route was deleted and keeps it")
              .breaks("DeleteRoute answered 204", "API-005 API-006")
              .breaks("CreateRoute answered 409", "API-032")
              .breaks("DeleteIntegration answered 409", "API-059")
              .breaks("DeleteAuthorizer answered 409", "API-089")
              .replacing(
                  ControlPlaneChanges.instead(call -> ServerResponse.of(204), "DeleteRoute")),
          Fault.named("unknown-route-deleted", "deletes routes that there are not, with 204")
              .breaks("DeleteRoute answered 204", "API-005 API-006")
              .replacing(ControlPlaneChanges.statuses(404, 204, "DeleteRoute")),
          Fault.named(
                  "model-template-unknown", "has a page of its own for operations it does not know")
              .breaks("GetModelTemplate answered 404", "API-006 API-065")
              .replacing(
                  ControlPlaneChanges.instead(
                      call ->
                          new ServerResponse(
                              404,
                              Map.of("content-type", "text/html"),
                              "<h1>Not Found</h1>".getBytes(StandardCharsets.UTF_8)),
                      "GetModelTemplate")),
          Fault.named("conflict-400", "calls a conflict a bad request")
              .breaks("CreateStage answered 400", "API-007 API-010")
              .breaks("CreateRoute answered 400", "API-032")
              .replacing(ControlPlaneChanges.statuses(409, 400, "CreateRoute", "CreateStage")),
          Fault.named("refusals-are-mute", "refuses without a message")
              .breaks("CreateRoute answered", "API-007 API-032 API-075")
              .replacing(
                  ControlPlaneChanges.answers(
                      right ->
                          right.status() < 400
                              ? right
                              : new ServerResponse(right.status(), right.headers(), new byte[0]),
                      "CreateRoute",
                      "GetRoute",
                      "CreateStage")),
          Fault.named("broken-types-500", "fails at a member of the wrong type")
              .breaks("CreateStage answered 201", "API-007")
              .replacing(PolicyReplacement.unchecked(ResourceKind.STAGE, "stageVariables")),
          Fault.named("error-type-in-body", "names the type of an error in its body only")
              .breaks("x-amzn", "API-008")
              .replacing(
                  ControlPlaneChanges.answers(
                      ProtocolFaults::typeInBody, "GetStage", "CreateStage")),
          Fault.named("max-results-ignored", "lists everything at once, as most emulators do")
              .breaks("\"items\"", "API-009")
              .replacing(
                  ControlPlaneChanges.exchange(
                      (operation, call, next) -> next.apply(without("maxResults", call)))),
          Fault.named("next-token-ignored", "answers with the first page again and again")
              .breaks("\"items", "API-009")
              .replacing(
                  ControlPlaneChanges.exchange(
                      (operation, call, next) -> next.apply(without("nextToken", call)))),
          Fault.named("last-page-has-token", "returns a token on the last page")
              .breaks("\"nextToken\"", "API-009")
              .replacing(
                  ControlPlaneChanges.answers(
                      right ->
                          ControlPlaneChanges.withBody(
                              right, ControlPlaneChanges.object(right).put("nextToken", "next")),
                      "GetRoutes",
                      "GetIntegrations")),
          Fault.named("routes-twice", "makes two routes of one key, as most emulators do")
              .breaks("CreateRoute answered 201", "API-010 API-032")
              .replacing(PolicyReplacement.without(ControlPlaneRule.ROUTE_KEY_UNIQUE)));

  private ProtocolFaults() {}

  private static ServerRequest without(String parameter, ServerRequest call) {
    Map<String, List<String>> query = new LinkedHashMap<>(call.query());
    query.remove(parameter);
    return new ServerRequest(call.method(), call.path(), query, call.headers(), call.body());
  }

  private static ServerResponse typeInBody(ServerResponse right) {
    if (right.status() < 400) {
      return right;
    }
    Map<String, String> headers = new LinkedHashMap<>(right.headers());
    String type = headers.remove("x-amzn-ErrorType");
    return ControlPlaneChanges.withBody(
        new ServerResponse(right.status(), headers, right.body()),
        ControlPlaneChanges.object(right).put("__type", type));
  }
}
