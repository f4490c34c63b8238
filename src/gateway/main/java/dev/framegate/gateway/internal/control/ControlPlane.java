package dev.framegate.gateway.internal.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ApiError;
import dev.framegate.contract.Operation;
import dev.framegate.contract.OutputShape;
import dev.framegate.contract.RawPath;
import dev.framegate.contract.ServiceModel;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.http.Answer;
import dev.framegate.gateway.internal.http.Call;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * AWS's {@code apigatewayv2}, version 2018-11-29, for WebSocket APIs: a function from calls under
 * {@code /v2/} to answers. Safe for use by many threads; never throws.
 */
public final class ControlPlane {
  private static final Logger LOG = LoggerFactory.getLogger(ControlPlane.class);
  private static final ServiceModel MODEL = ServiceModel.controlPlane();
  private static final OutputShape OUTPUT = new OutputShape();

  /** What one operation does: members in, resource out. */
  @FunctionalInterface
  private interface Handler {
    ObjectNode apply(Operation operation, ObjectNode members);
  }

  private final ControlPolicies policies;
  private final Surroundings surroundings;
  private final Store store;
  private final Deployer deployer;
  private final Mappings mappings;
  private final Map<String, Handler> handlers;

  /**
   * @param store what it holds is taken over: its stages are served at once
   */
  public ControlPlane(ControlPolicies policies, Surroundings surroundings, Store store) {
    this.policies = policies;
    this.surroundings = surroundings;
    this.store = store;
    Resources resources = new Resources(store, surroundings.accountId());
    Newborn newborn = new Newborn(surroundings.clock(), surroundings.region());
    this.deployer = new Deployer(resources, newborn, policies, surroundings);
    this.mappings = new Mappings(resources);
    Engine engine = new Engine(resources, policies, newborn, deployer);
    this.handlers =
        handlers(engine, new Parts(engine), new Tags(resources, engine, policies.limits()));
    resources.roots(Kind.API).forEach(api -> deployer.publish(api.path("apiId").asText(), null));
  }

  private static Map<String, Handler> handlers(Engine engine, Parts parts, Tags tags) {
    Map<String, Handler> handlers = new HashMap<>();
    for (Kind kind : Kind.values()) {
      for (Verb verb : Verb.values()) {
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
          parts.deleteRouteSettings(members);
          return nothing();
        });
    handlers.put(
        "DeleteAccessLogSettings",
        (operation, members) -> {
          parts.deleteAccessLogSettings(members);
          return nothing();
        });
    handlers.put(
        "DeleteRouteRequestParameter",
        (operation, members) -> {
          parts.deleteRequestParameter(members);
          return nothing();
        });
    handlers.put(
        "GetModelTemplate",
        (operation, members) -> ModelTemplate.of(engine.get(Kind.MODEL, members)));
    handlers.put(
        "ResetAuthorizersCache",
        (operation, members) -> {
          parts.resetAuthorizersCache(members);
          return nothing();
        });
    return Map.copyOf(handlers);
  }

  private static ObjectNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** What the data plane asks for every handshake and message; never waits. */
  public StageDirectory stages() {
    return deployer.live();
  }

  /** What the data plane asks for handshakes at custom domain names. */
  public MappingDirectory mappings() {
    return mappings;
  }

  /** Answers any call, also one that is none of the service's. */
  public Answer handle(Call call) {
    Answer answer;
    try {
      answer = dispatch(call);
    } catch (Refusal refusal) {
      answer = error(refusal.error());
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", call.method(), call.path(), e);
      answer =
          error(ApiError.of(500, "InternalFailure", "Internal failure; the gateway's log has it"));
    }
    Map<String, String> headers = new LinkedHashMap<>(answer.headers());
    headers.putIfAbsent("x-amzn-RequestId", UUID.randomUUID().toString());
    return new Answer(answer.status(), headers, answer.body());
  }

  private Answer dispatch(Call call) {
    Operation operation = match(call).operation();
    return policies.exchange().around(operation.name(), call, this::perform);
  }

  /** No answer tells of what a crash could still take back. */
  private Answer perform(Call call) {
    Answer answer = operate(call);
    store.settled();
    return answer;
  }

  /** Matches anew: what stands around the operation may have changed the call. */
  private Answer operate(Call call) {
    try {
      ServiceModel.Match match = match(call);
      Operation operation = match.operation();
      Handler handler = handlers.get(operation.name());
      if (handler == null) {
        throw new Refusal(
            ApiError.badRequest(
                "%s is not offered: this gateway serves WebSocket APIs, without import, export,"
                        .formatted(operation.name())
                    + " portals, VPC links and routing rules"));
      }
      return success(operation, handler.apply(operation, CallReader.members(match, call)));
    } catch (Refusal refusal) {
      return error(refusal.error());
    }
  }

  private static ServiceModel.Match match(Call call) {
    Optional<ServiceModel.Match> match = MODEL.match(call.method(), call.path());
    if (match.isPresent()) {
      return match.get();
    }
    if (RawPath.segments(call.path()).isEmpty()) {
      throw new Refusal(
          ApiError.badRequest("The path's percent-encoding is broken, or is not UTF-8"));
    }
    List<String> methods = MODEL.methods(call.path());
    throw new Refusal(
        methods.isEmpty()
            ? ApiError.of(
                404, "UnknownOperationException", "No operation of apigatewayv2 has this path")
            : ApiError.of(
                405,
                "UnknownOperationException",
                "Expected one of %s at this path, got %s".formatted(methods, call.method())));
  }

  private Answer success(Operation operation, ObjectNode resource) {
    if (operation.output().isEmpty()) {
      return Answer.of(operation.status());
    }
    ObjectNode shaped = OUTPUT.shape(operation, resource);
    addEndpoint(shaped);
    shaped.path("items").forEach(item -> addEndpoint(item));
    return Answer.json(operation.status(), shaped.toString());
  }

  /** The address is not stored: it depends on where this gateway listens. */
  private void addEndpoint(JsonNode shaped) {
    boolean api = shaped.has("apiId") && shaped.has("protocolType");
    if (api && shaped instanceof ObjectNode resource) {
      resource.put(
          "apiEndpoint", surroundings.apiEndpoint().apply(resource.path("apiId").asText()));
    }
  }

  private static Answer error(ApiError error) {
    Answer json = Answer.json(error.status(), error.body().toString());
    Map<String, String> headers = new LinkedHashMap<>(json.headers());
    headers.put(ApiError.TYPE_HEADER, error.type());
    return new Answer(json.status(), headers, json.body());
  }
}
