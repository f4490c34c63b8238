package dev.framegate.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ModelViolation;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.control.ResourceKind;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Faults at which deployment tools stop or never reach an empty plan. */
final class ToolFaults {
  private static final String NO_SUCH_PAGE =
      "<!doctype html><title>404 Not Found</title><h1>Not Found</h1>";

  static final List<Fault> ALL =
      List.of(
          Fault.named("no-create-deployment", "does not know CreateDeployment")
              .breaks("CreateDeployment answered 404", "IAC-001 IAC-004 IAC-005 IAC-011")
              .replacing(unknown("CreateDeployment")),
          Fault.named("no-delete-route-settings", "does not know DeleteRouteSettings")
              .breaks("DeleteRouteSettings answered 404", "IAC-003 IAC-012")
              .replacing(unknown("DeleteRouteSettings")),
          Fault.named(
                  "response-conversion-untold",
                  "does not tell what an integration response converts")
              .breaks("\"contentHandlingStrategy\"", "IAC-002")
              .replacing(
                  ControlPlaneChanges.withhold(
                      "contentHandlingStrategy", "GetIntegrationResponse")),
          Fault.named(
                  "auto-deployment-untold",
                  "does not tell the deployment of a stage that deploys by itself")
              .breaks("\"deploymentId\"", "IAC-010 IAC-030 IAC-032")
              .replacing(
                  ControlPlaneChanges.resources(
                      stage -> {
                        if (stage.path("autoDeploy").asBoolean()) {
                          stage.remove("deploymentId");
                        }
                      },
                      "GetStage")),
          Fault.named(
                  "proxy-method-needed",
                  "makes no proxy integration of a function without a method")
              .breaks("CreateIntegration answered 400", "IAC-020 IAC-021 IAC-022 IAC-023 IAC-030")
              .replacing(
                  PolicyReplacement.input(
                      right ->
                          (operation, members) ->
                              operation.name().equals("CreateIntegration") && lacksMethod(members)
                                  ? List.of(new ModelViolation("integrationMethod", "is missing"))
                                  : right.check(operation, members))),
          Fault.named("mapping-key-stays", "takes no notice of a mapping's new key")
              .breaks("\"apiMappingKey\"", "IAC-008")
              .replacing(
                  PolicyReplacement.updatesIgnore(ResourceKind.API_MAPPING, "apiMappingKey")),
          Fault.named("routes-listed-briefly", "lists routes by their keys and targets only")
              .breaks("the answer of GetRoutes", "IAC-020 IAC-021 IAC-023")
              .replacing(
                  ControlPlaneChanges.resources(
                      route -> route.retain(Set.of("routeId", "routeKey", "target")),
                      "GetRoutes")));

  private ToolFaults() {}

  /** As a server answers that has no handler for the path. */
  private static UnaryOperator<Gateway.Builder> unknown(String operation) {
    return ControlPlaneChanges.instead(
        call -> new ServerResponse(404, Map.of(), NO_SUCH_PAGE.getBytes(StandardCharsets.UTF_8)),
        operation);
  }

  private static boolean lacksMethod(ObjectNode members) {
    return members.path("integrationType").asText().equals("AWS_PROXY")
        && !members.has("integrationMethod");
  }
}
