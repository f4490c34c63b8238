package dev.framegate.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ModelViolation;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.control.ResourceKind;
import dev.framegate.gateway.internal.control.UpdatePolicy;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Faults of updates and partial deletions: what they clear, merge, replace or leave. */
final class UpdateFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.named("cleared-descriptions-stay-empty", "stores an empty description as a text")
              .breaks("\"description\"", "API-067")
              .replacing(
                  stored(
                      "description",
                      Set.of(ResourceKind.API, ResourceKind.INTEGRATION, ResourceKind.MODEL))),
          Fault.named("empty-texts-refused", "refuses an empty text that is to clear a member")
              .breaks("answered 400", "API-068")
              .replacing(
                  refusing(
                      "Update",
                      members ->
                          Set.of("version", "operationName", "routeResponseSelectionExpression")
                              .stream()
                              .anyMatch(member -> isEmpty(members.path(member))))),
          Fault.named("authorizer-id-stays", "keeps a route's authorizer that is to be cleared")
              .breaks("\"authorizerId\"", "API-069")
              .breaks("DeleteAuthorizer answered 409", "API-089")
              .replacing(kept(ResourceKind.ROUTE, "authorizerId")),
          Fault.named("authorizer-members-stay", "keeps credentials and sources of an authorizer")
              .breaks("is absent or one of", "API-070")
              .replacing(
                  kept(ResourceKind.AUTHORIZER, "authorizerCredentialsArn", "identitySource")),
          Fault.named("request-models-replaced", "replaces all request models of a route")
              .breaks("\"requestModels\"", "API-071")
              .replacing(replaced("requestModels", ResourceKind.ROUTE)),
          Fault.named("parameters-replaced", "replaces all parameters when one is updated")
              .breaks("\"requestParameters\"", "API-072")
              .replacing(replaced("requestParameters", ResourceKind.ROUTE)),
          Fault.named("response-key-stays", "ignores the new key of an integration response")
              .breaks("\"integrationResponseKey\"", "API-078")
              .replacing(
                  PolicyReplacement.updatesIgnore(
                      ResourceKind.INTEGRATION_RESPONSE, "integrationResponseKey")),
          Fault.named("empty-templates-dropped", "removes templates that are empty")
              .breaks("requestTemplates", "API-079")
              .replacing(
                  ControlPlaneChanges.requests(
                      integration -> {
                        if (integration.path("requestTemplates") instanceof ObjectNode templates) {
                          templates.removeIf(UpdateFaults::isEmpty);
                        }
                      },
                      "CreateIntegration")),
          Fault.named("model-content-type-fixed", "ignores the new content type of a model")
              .breaks("\"contentType\"", "API-080")
              .replacing(PolicyReplacement.updatesIgnore(ResourceKind.MODEL, "contentType")),
          Fault.named("same-type-refused", "refuses updates that name an integration's type")
              .breaks("UpdateIntegration answered 400", "API-084")
              .replacing(refusing("UpdateIntegration", members -> members.has("integrationType"))),
          Fault.named("stage-description-cleared", "clears a stage's description")
              .breaks("\"description\"", "STG-046")
              .replacing(
                  PolicyReplacement.updates(
                      ResourceKind.STAGE,
                      (before, request, right) ->
                          isEmpty(request.path("description"))
                              ? right.without(List.of("description"))
                              : right)),
          Fault.named(
                  "empty-settings-clear", "clears a stage's default settings by an empty object")
              .breaks("\"defaultRouteSettings.throttlingBurstLimit\"", "STG-048")
              .replacing(
                  PolicyReplacement.updates(
                      ResourceKind.STAGE,
                      (before, request, right) -> {
                        if (request.path("defaultRouteSettings") instanceof ObjectNode settings
                            && settings.isEmpty()) {
                          right.putObject("defaultRouteSettings");
                        }
                        return right;
                      })),
          Fault.named(
                  "route-settings-replaced", "replaces all settings of a route when one is updated")
              .breaks("\"routeSettings.echo.throttlingBurstLimit\"", "STG-048")
              .replacing(
                  PolicyReplacement.updates(
                      ResourceKind.STAGE,
                      (before, request, right) -> {
                        for (Map.Entry<String, JsonNode> entry :
                            request.path("routeSettings").properties()) {
                          right
                              .withObjectProperty("routeSettings")
                              .set(entry.getKey(), entry.getValue().deepCopy());
                        }
                        return right;
                      })),
          Fault.named("absent-parts-deleted", "confirms the deletion of parts that are not there")
              .breaks("answered 204", "STG-050")
              .replacing(
                  ControlPlaneChanges.answers(
                      right ->
                          text(right).contains("There is no ") ? ServerResponse.of(204) : right,
                      "DeleteRouteSettings",
                      "DeleteRouteRequestParameter")),
          Fault.named(
                  "domain-update-forgets",
                  "forgets what it computed of a domain name that is updated")
              .breaks("domainNameConfigurations.0", "URL-030")
              .replacing(new ForgetfulDomains()));

  private UpdateFaults() {}

  private static boolean isEmpty(JsonNode value) {
    return value.isTextual() ? value.textValue().isEmpty() : value.isArray() && value.isEmpty();
  }

  private static String text(ServerResponse answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  /** Stores an empty text of an update. */
  private static UnaryOperator<Gateway.Builder> stored(String member, Set<ResourceKind> wrong) {
    return PolicyReplacement.part(
        UpdatePolicy.class,
        right ->
            (kind, before, request) -> {
              ObjectNode after = right.apply(kind, before, request);
              return wrong.contains(kind) && isEmpty(request.path(member))
                  ? after.put(member, "")
                  : after;
            });
  }

  /** Takes no notice of empty values. */
  private static UnaryOperator<Gateway.Builder> kept(ResourceKind wrong, String... members) {
    return PolicyReplacement.updates(
        wrong,
        (before, request, right) -> {
          for (String member : members) {
            if (isEmpty(request.path(member)) && before.has(member)) {
              right.set(member, before.get(member));
            }
          }
          return right;
        });
  }

  /** Replaces a map that is to be merged. */
  private static UnaryOperator<Gateway.Builder> replaced(String member, ResourceKind wrong) {
    return PolicyReplacement.updates(
        wrong,
        (before, request, right) ->
            request.has(member) ? right.set(member, request.get(member).deepCopy()) : right);
  }

  /** Rejects requests of operations whose name begins so. */
  private static UnaryOperator<Gateway.Builder> refusing(
      String operations, Predicate<ObjectNode> unwanted) {
    return PolicyReplacement.input(
        right ->
            (operation, members) ->
                operation.name().startsWith(operations) && unwanted.test(members)
                    ? List.of(new ModelViolation("body", "is not taken"))
                    : right.check(operation, members));
  }

  /** Returns domain names that were updated without computed members. */
  private static final class ForgetfulDomains implements UnaryOperator<Gateway.Builder> {
    private final Set<String> updated = ConcurrentHashMap.newKeySet();

    @Override
    public Gateway.Builder apply(Gateway.Builder right) {
      return ControlPlaneChanges.exchange(
              (operation, call, next) -> {
                ServerResponse answer = next.apply(call);
                if (operation.equals("UpdateDomainName")) {
                  updated.add(call.path());
                }
                return operation.equals("GetDomainName") && updated.contains(call.path())
                    ? forgetful(answer)
                    : answer;
              })
          .apply(right);
    }

    private static ServerResponse forgetful(ServerResponse answer) {
      ObjectNode domain = ControlPlaneChanges.object(answer);
      for (JsonNode configuration : domain.path("domainNameConfigurations")) {
        ((ObjectNode) configuration)
            .remove(List.of("apiGatewayDomainName", "domainNameStatus", "hostedZoneId"));
      }
      return ControlPlaneChanges.withBody(answer, domain);
    }
  }
}
