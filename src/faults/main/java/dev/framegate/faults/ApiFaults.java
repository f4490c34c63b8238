package dev.framegate.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.control.ControlPlaneRule;
import dev.framegate.gateway.internal.control.IdGenerator;
import dev.framegate.gateway.internal.control.ResourceKind;
import dev.framegate.gateway.internal.deploy.LiveStage;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import dev.framegate.gateway.settings.Limit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Faults of APIs, authorizers and models: their creation, their members and their deletion. */
final class ApiFaults {
  static final List<Fault> ALL =
      List.of(
          Fault.named("api-names-unchecked", "takes names of APIs of any length, or none")
              .breaks("CreateApi answered 201", "API-011")
              .replacing(PolicyReplacement.unchecked(ResourceKind.API, "name")),
          Fault.named("any-protocol", "makes APIs of any protocol, as most emulators do")
              .breaks("CreateApi answered 201", "API-011")
              .replacing(
                  PolicyReplacement.all(
                      PolicyReplacement.unchecked(ResourceKind.API, "protocolType"),
                      PolicyReplacement.without(ControlPlaneRule.WEBSOCKET_ONLY))),
          Fault.named(
                  "route-selection-defaulted", "makes an API without a route selection expression")
              .breaks("CreateApi answered 201", "API-012")
              .replacing(PolicyReplacement.without(ControlPlaneRule.ROUTE_SELECTION_NEEDED)),
          Fault.named("protocol-changes", "turns a WebSocket API into an HTTP API when asked")
              .breaks("\"protocolType\"", "API-013")
              .replacing(ControlPlaneChanges.exchange(new ProtocolChanges())),
          Fault.named("api-name-stays", "ignores an API's new name")
              .breaks("\"name\"", "API-013")
              .replacing(PolicyReplacement.updatesIgnore(ResourceKind.API, "name")),
          Fault.named("api-key-elsewhere", "reads API keys from the header Authorization")
              .breaks("\"apiKeySelectionExpression\"", "API-014")
              .replacing(
                  told(
                      api ->
                          api.put("apiKeySelectionExpression", "$request.header.Authorization"))),
          Fault.named("api-descriptions-unchecked", "takes descriptions of any length")
              .breaks("UpdateApi answered 200", "API-015")
              .replacing(PolicyReplacement.unchecked(ResourceKind.API, "description")),
          Fault.named("api-version-short", "refuses versions of more than 32 characters")
              .breaks("UpdateApi answered 400", "API-015")
              .replacing(
                  PolicyReplacement.refusing(
                      ResourceKind.API, "version", v -> v.asText().length() > 32)),
          Fault.named("endpoint-with-stage", "puts a stage behind the address of an API")
              .breaks("\"apiEndpoint\"", "API-016")
              .replacing(
                  told(api -> api.put("apiEndpoint", api.path("apiEndpoint").asText() + "/prod"))),
          Fault.named("cors-taken", "takes on what only HTTP APIs have")
              .breaks("\"corsConfiguration\"", "API-018")
              .breaks("UpdateApi answered 200", "API-018a")
              .replacing(PolicyReplacement.without(ControlPlaneRule.NO_HTTP_API_MEMBERS)),
          Fault.named("schema-validation-required", "refuses to skip the validation of models")
              .breaks("answered 400", "API-019 API-019b")
              .makesUndecidable("API-019a")
              .replacing(
                  PolicyReplacement.refusing(
                      ResourceKind.API, "disableSchemaValidation", skipped -> skipped.asBoolean())),
          Fault.named("models-always-validated", "validates models whatever the API is set to")
              .breaks("CreateDeployment answered 400", "API-019b")
              .replacing(
                  PolicyReplacement.updatesIgnore(ResourceKind.API, "disableSchemaValidation")),
          Fault.named("api-ids-are-uuids", "names APIs by UUIDs")
              .breaks("\"apiId\"", "API-020")
              .replacing(ids(10)),
          Fault.named("ids-are-uuids", "names routes, integrations and deployments by UUIDs")
              .breaks("\"integrationId\"", "API-021")
              .replacing(PolicyReplacement.all(ids(7), ids(6))),
          Fault.named("dates-are-numbers", "tells dates in seconds since 1970, as REST APIs do")
              .breaks("\"lastUpdatedDate\"", "API-022")
              .breaks("lastUpdatedDate: expected", "API-001a")
              .replacing(
                  ControlPlaneChanges.resources(
                      stage -> stage.put("lastUpdatedDate", "1542264549"), "GetStage")),
          Fault.named("unknown-api-is-empty", "lists nothing where there is no API")
              .breaks("GetRoutes answered 200", "API-001a API-023 API-024")
              .replacing(
                  ControlPlaneChanges.answers(
                      right ->
                          right.status() == 404
                              ? ServerResponse.json(200, "{\"items\":[]}")
                              : right,
                      "GetRoutes",
                      "GetIntegrations",
                      "GetStages",
                      "GetDeployments")),
          Fault.named("deleted-api-serves", "lets clients in at an API that was deleted")
              .breaks("it was accepted", "API-024")
              .replacing(PolicyReplacement.directory(Remembered::new)),
          Fault.named("authorizers-unlimited", "makes as many authorizers as it is asked for")
              .breaks("CreateAuthorizer answered 201", "API-062")
              .replacing(PolicyReplacement.unlimited(Limit.AUTHORIZERS)),
          Fault.named("authorizer-types-unchecked", "takes authorizers of any type")
              .breaks("CreateAuthorizer answered 201", "API-063")
              .breaks("\"items\"", "API-018")
              .replacing(
                  PolicyReplacement.all(
                      PolicyReplacement.unchecked(ResourceKind.AUTHORIZER, "authorizerType"),
                      PolicyReplacement.without(ControlPlaneRule.AUTHORIZER_TYPE))),
          Fault.named("identity-sources-unchecked", "takes any text for an identity source")
              .breaks("CreateAuthorizer answered 201", "API-063a")
              .replacing(PolicyReplacement.without(ControlPlaneRule.AUTHORIZER_IDENTITY_SOURCE)),
          Fault.named("authorizer-in-use-deleted", "deletes authorizers that routes name")
              .breaks("DeleteAuthorizer answered 204", "API-089")
              .replacing(PolicyReplacement.without(ControlPlaneRule.AUTHORIZER_UNUSED)),
          Fault.named("model-names-unchecked", "takes any name for a model")
              .breaks("CreateModel answered 201", "API-065")
              .replacing(PolicyReplacement.without(ControlPlaneRule.MODEL_NAME)),
          Fault.named("model-schema-dropped", "forgets the schema of a model")
              .breaks("\"schema\"", "API-065 API-080")
              .replacing(ControlPlaneChanges.withhold("schema", "GetModel")));

  private ApiFaults() {}

  private static UnaryOperator<Gateway.Builder> told(Consumer<ObjectNode> change) {
    return ControlPlaneChanges.resources(change, "CreateApi", "GetApi", "GetApis");
  }

  /** Ids of one length are UUIDs. */
  private static UnaryOperator<Gateway.Builder> ids(int wrong) {
    return PolicyReplacement.part(
        IdGenerator.class,
        right -> length -> length == wrong ? UUID.randomUUID().toString() : right.next(length));
  }

  /** Changes the protocol of an API on UpdateApi. */
  private static final class ProtocolChanges implements ControlPlaneChanges.Exchange {
    private final Map<String, String> asked = new ConcurrentHashMap<>();

    @Override
    public ServerResponse intercept(
        String operation, ServerRequest call, Function<ServerRequest, ServerResponse> next) {
      ServerResponse right = next.apply(call);
      String api = ControlPlaneChanges.apiId(call);
      if (operation.equals("UpdateApi")) {
        String protocol = ControlPlaneChanges.object(call.body()).path("protocolType").asText();
        if (!protocol.isEmpty()) {
          asked.put(api, protocol);
        }
      }
      String changed = asked.get(api);
      return operation.equals("GetApi") && changed != null
          ? ControlPlaneChanges.withBody(
              right, ControlPlaneChanges.object(right).put("protocolType", changed))
          : right;
    }
  }

  /** Returns stages of APIs that were deleted. */
  private record Remembered(StageDirectory right, Set<String> apis, Map<String, LiveStage> seen)
      implements StageDirectory {
    Remembered(StageDirectory right) {
      this(right, ConcurrentHashMap.newKeySet(), new ConcurrentHashMap<>());
    }

    @Override
    public boolean hasApi(String apiId) {
      if (right.hasApi(apiId)) {
        apis.add(apiId);
      }
      return apis.contains(apiId);
    }

    @Override
    public Optional<LiveStage> find(String apiId, String stageName) {
      Optional<LiveStage> found = right.find(apiId, stageName);
      found.ifPresent(stage -> seen.put(apiId + "/" + stageName, stage));
      return found.isPresent() || right.hasApi(apiId)
          ? found
          : Optional.ofNullable(seen.get(apiId + "/" + stageName));
    }
  }
}
