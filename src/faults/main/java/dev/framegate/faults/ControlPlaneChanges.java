package dev.framegate.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.contract.ServiceModel;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.control.ControlPlaneHandler;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes of calls and answers of the control plane. */
final class ControlPlaneChanges {
  private static final ServiceModel MODEL = ServiceModel.controlPlane();
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Known(ServerRequest call, String operation) {}

  private static final ThreadLocal<@Nullable Known> LAST = new ThreadLocal<>();

  private ControlPlaneChanges() {}

  /** Surrounds the operations of the control plane. */
  @FunctionalInterface
  interface Exchange {
    /**
     * @param operation name in the service model; empty for a call of no operation
     * @param next performs a call
     */
    ServerResponse intercept(
        String operation, ServerRequest call, Function<ServerRequest, ServerResponse> next);
  }

  static UnaryOperator<Gateway.Builder> exchange(Exchange exchange) {
    return PolicyReplacement.part(
        ControlPlaneHandler.class,
        right -> call -> exchange.intercept(operation(call), call, right::handle));
  }

  /** Many faults ask this of the same call, where they are compared. */
  private static String operation(ServerRequest call) {
    Known last = LAST.get();
    if (last == null || last.call() != call) {
      String name =
          MODEL.match(call.method(), call.path()).map(match -> match.operation().name()).orElse("");
      last = new Known(call, name);
      LAST.set(last);
    }
    return last.operation();
  }

  /** Changes the answers of operations. */
  static UnaryOperator<Gateway.Builder> answers(
      UnaryOperator<ServerResponse> change, String... operations) {
    Set<String> wrong = Set.of(operations);
    return exchange(
        (operation, call, next) -> {
          ServerResponse right = next.apply(call);
          return wrong.contains(operation) ? change.apply(right) : right;
        });
  }

  /** Answers operations without performing them. */
  static UnaryOperator<Gateway.Builder> instead(
      Function<ServerRequest, ServerResponse> pretence, String... operations) {
    Set<String> wrong = Set.of(operations);
    return exchange(
        (operation, call, next) ->
            wrong.contains(operation) ? pretence.apply(call) : next.apply(call));
  }

  /** Changes resources in successful answers, including those in lists. */
  static UnaryOperator<Gateway.Builder> resources(
      Consumer<ObjectNode> change, String... operations) {
    return answers(
        right -> {
          if (right.status() >= 300 || right.body().length == 0) {
            return right;
          }
          ObjectNode body = object(right);
          if (body.has("items")) {
            body.path("items").forEach(item -> change.accept((ObjectNode) item));
          } else {
            change.accept(body);
          }
          return withBody(right, body);
        },
        operations);
  }

  /** Removes a member from the resources that operations return. */
  static UnaryOperator<Gateway.Builder> withhold(String member, String... operations) {
    return resources(resource -> resource.remove(member), operations);
  }

  /** Removes a member from the requests of operations. */
  static UnaryOperator<Gateway.Builder> forget(String member, String... operations) {
    return requests(body -> body.remove(member), operations);
  }

  /** Changes the status of rejections. */
  static UnaryOperator<Gateway.Builder> statuses(int right, int wrong, String... operations) {
    return answers(status(right, wrong), operations);
  }

  /** Changes the body of requests. */
  static UnaryOperator<Gateway.Builder> requests(
      Consumer<ObjectNode> change, String... operations) {
    Set<String> wrong = Set.of(operations);
    return exchange(
        (operation, call, next) -> {
          if (!wrong.contains(operation)) {
            return next.apply(call);
          }
          ObjectNode body = object(call.body());
          change.accept(body);
          return next.apply(withBody(call, body));
        });
  }

  /** Replaces a status. */
  static UnaryOperator<ServerResponse> status(int right, int wrong) {
    return answer ->
        answer.status() == right
            ? new ServerResponse(wrong, answer.headers(), answer.body())
            : answer;
  }

  static ObjectNode object(ServerResponse answer) {
    return object(answer.body());
  }

  static ObjectNode object(byte[] body) {
    try {
      return body.length == 0 ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ServerResponse withBody(ServerResponse answer, ObjectNode body) {
    return new ServerResponse(answer.status(), answer.headers(), bytes(body));
  }

  /** The call with another body. */
  static ServerRequest withBody(ServerRequest call, ObjectNode body) {
    return new ServerRequest(call.method(), call.path(), call.query(), call.headers(), bytes(body));
  }

  private static byte[] bytes(ObjectNode body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A call that reads the resource of another call. */
  static ServerRequest reading(ServerRequest call) {
    return new ServerRequest("GET", call.path(), Map.of(), call.headers(), new byte[0]);
  }

  /** A call that reads a collection of the API of another call. */
  static ServerRequest reading(ServerRequest call, String collection) {
    return new ServerRequest(
        "GET", "/v2/apis/" + apiId(call) + "/" + collection, Map.of(), call.headers(), new byte[0]);
  }

  /** The API of a call, from its path {@code /v2/apis/{apiId}/...}; empty for none. */
  static String apiId(ServerRequest call) {
    String[] parts = call.path().split("/", -1);
    return parts.length > 3 && parts[2].equals("apis") ? parts[3] : "";
  }
}
