package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ApiError;
import dev.framegate.contract.Operation;
import dev.framegate.contract.OutputFilter;
import dev.framegate.contract.PercentEncoding;
import dev.framegate.contract.ServiceModel;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * AWS's {@code apigatewayv2}, version 2018-11-29, for the WebSocket APIs of one account and Region:
 * answers calls under {@code /v2/}. Thread-safe; never throws.
 */
final class ControlPlane implements ControlPlaneHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ControlPlane.class);
  private static final ServiceModel MODEL = ServiceModel.controlPlane();
  private static final ApiError TOO_MANY =
      ApiError.of(429, "TooManyRequestsException", "Too Many Requests");
  private static final OutputFilter OUTPUT = new OutputFilter();

  /** Performs an operation: from input members to the resulting resource. */
  @FunctionalInterface
  private interface Handler {
    ObjectNode apply(Operation operation, ObjectNode members);
  }

  private final Predicate<String> throttle;
  private final ControlPlaneEnvironment environment;
  private final ResourceStore store;
  private final Deployer deployer;
  private final StoredApiMappings mappings;
  private final ResourceTree resources;
  private final ResourceOperations engine;
  private final Map<String, Handler> handlers;

  /**
   * @param store its stages are served at once
   * @param throttle whether an operation, by its name, may be called now
   */
  ControlPlane(
      ControlPolicies policies,
      ControlPlaneEnvironment environment,
      ResourceStore store,
      Predicate<String> throttle) {
    this(policies, environment, store, throttle, SharedControlState.alone());
  }

  ControlPlane(
      ControlPolicies policies,
      ControlPlaneEnvironment environment,
      ResourceStore store,
      Predicate<String> throttle,
      SharedControlState shared) {
    this.throttle = throttle;
    this.environment = environment;
    this.store = store;
    this.resources = new ResourceTree(store, environment.owner(), shared.taken());
    String region = environment.owner().region();
    ResourceFactory factory = new ResourceFactory(environment.clock(), region);
    this.deployer = new Deployer(resources, factory, policies, environment, shared.live());
    this.mappings = new StoredApiMappings(resources);
    this.engine = new ResourceOperations(resources, policies, factory, deployer, shared.locks());
    this.handlers =
        handlers(
            engine, new SubresourceDeleter(engine), new Tags(resources, engine, policies, region));
    resources.roots(ResourceKind.API).forEach(api -> engine.refresh(api.path("apiId").asText()));
  }

  /** Serves an API as another gateway has left it. */
  void refresh(String apiId) {
    engine.refresh(apiId);
  }

  private static Map<String, Handler> handlers(
      ResourceOperations engine, SubresourceDeleter subresources, Tags tags) {
    Map<String, Handler> handlers = new HashMap<>();
    for (ResourceKind kind : ResourceKind.values()) {
      for (ResourceAction verb : ResourceAction.values()) {
        handlers.put(
            verb.operation(kind),
            switch (verb) {
              case CREATE -> (operation, members) -> engine.create(kind, operation, members);
              case GET -> (operation, members) -> engine.get(kind, members);
              case LIST -> (operation, members) -> engine.list(kind, operation, members);
              case UPDATE -> (operation, members) -> engine.update(kind, operation, members);
              case DELETE ->
                  (operation, members) -> {
                    engine.delete(kind, members);
                    return nothing();
                  };
            });
      }
    }
    handlers.put("GetTags", (operation, members) -> tags.get(members));
    handlers.put("TagResource", tags::tag);
    handlers.put(
        "UntagResource",
        (operation, members) -> {
          tags.untag(operation, members);
          return nothing();
        });
    handlers.put(
        "DeleteRouteSettings",
        (operation, members) -> {
          subresources.deleteRouteSettings(members);
          return nothing();
        });
    handlers.put(
        "DeleteAccessLogSettings",
        (operation, members) -> {
          subresources.deleteAccessLogSettings(members);
          return nothing();
        });
    handlers.put(
        "DeleteRouteRequestParameter",
        (operation, members) -> {
          subresources.deleteRequestParameter(members);
          return nothing();
        });
    handlers.put(
        "GetModelTemplate",
        (operation, members) -> ModelTemplate.of(engine.get(ResourceKind.MODEL, members)));
    handlers.put(
        "ResetAuthorizersCache",
        (operation, members) -> {
          subresources.resetAuthorizersCache(members);
          return nothing();
        });
    return Map.copyOf(handlers);
  }

  private static ObjectNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The stages and what they serve; never blocks. */
  StageDirectory stages() {
    return deployer.live();
  }

  /** The resources of its account and Region. */
  ResourceTree resources() {
    return resources;
  }

  /** The mappings of custom domain names. */
  ApiMappings mappings() {
    return mappings;
  }

  @Override
  public ServerResponse handle(ServerRequest call) {
    ServerResponse answer;
    try {
      answer = dispatch(call);
    } catch (ApiErrorException exception) {
      answer = error(exception.error());
    } catch (ResourceStore.UnavailableException e) {
      LOG.warn("{} {} is refused: {}", call.method(), call.path(), e.getMessage());
      answer =
          error(ApiError.of(503, "ServiceUnavailableException", String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", call.method(), call.path(), e);
      answer =
          error(ApiError.of(500, "InternalFailure", "Internal failure; the gateway's log has it"));
    }
    Map<String, String> headers = new LinkedHashMap<>(answer.headers());
    headers.putIfAbsent("x-amzn-RequestId", UUID.randomUUID().toString());
    return new ServerResponse(answer.status(), headers, answer.body());
  }

  private ServerResponse dispatch(ServerRequest call) {
    ServiceModel.Match match = match(call);
    if (!throttle.test(match.operation().name())) {
      return error(TOO_MANY);
    }
    store.synchronize();
    ServerResponse answer = operate(match, call);
    // The answer must not report what a crash could undo.
    store.settled();
    return answer;
  }

  private ServerResponse operate(ServiceModel.Match match, ServerRequest call) {
    try {
      Operation operation = match.operation();
      Handler handler = handlers.get(operation.name());
      if (handler == null) {
        throw new ApiErrorException(
            ApiError.badRequest(
                "%s is not offered: this gateway serves WebSocket APIs, without import, export,"
                        .formatted(operation.name())
                    + " portals, VPC links and routing rules"));
      }
      return success(
          operation, handler.apply(operation, OperationInputReader.members(match, call)));
    } catch (ApiErrorException exception) {
      return error(exception.error());
    }
  }

  private static ServiceModel.Match match(ServerRequest call) {
    Optional<ServiceModel.Match> match = MODEL.match(call.method(), call.path());
    if (match.isPresent()) {
      return match.get();
    }
    if (PercentEncoding.segments(call.path()).isEmpty()) {
      throw new ApiErrorException(
          ApiError.badRequest("The path's percent-encoding is broken, or is not UTF-8"));
    }
    List<String> methods = MODEL.methods(call.path());
    throw new ApiErrorException(
        methods.isEmpty()
            ? ApiError.of(
                404, "UnknownOperationException", "No operation of apigatewayv2 has this path")
            : ApiError.of(
                405,
                "UnknownOperationException",
                "Expected one of %s at this path, got %s".formatted(methods, call.method())));
  }

  private ServerResponse success(Operation operation, ObjectNode resource) {
    if (operation.output().isEmpty()) {
      return ServerResponse.of(operation.status());
    }
    ObjectNode shaped = OUTPUT.shape(operation, resource);
    completeApi(shaped);
    shaped.path("items").forEach(item -> completeApi(item));
    return ServerResponse.json(operation.status(), shaped.toString());
  }

  /**
   * The address is not stored, as it depends on the port that this gateway listens on. Whether
   * models are validated is stored and never shown (API-019a).
   */
  private void completeApi(JsonNode shaped) {
    boolean api = shaped.has("apiId") && shaped.has("protocolType");
    if (api && shaped instanceof ObjectNode resource) {
      resource.put("apiEndpoint", environment.apiEndpoint().apply(resource.path("apiId").asText()));
      resource.remove("disableSchemaValidation");
    }
  }

  static ServerResponse error(ApiError error) {
    ServerResponse json = ServerResponse.json(error.status(), error.body().toString());
    Map<String, String> headers = new LinkedHashMap<>(json.headers());
    headers.put(ApiError.TYPE_HEADER, error.type());
    return new ServerResponse(json.status(), headers, json.body());
  }
}
