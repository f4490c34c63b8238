package dev.framegate.kit.capabilities;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.kit.io.BoundedJson;
import dev.framegate.kit.journal.RunId;
import dev.framegate.kit.journal.RunMarker;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An API made to look at its target, removed in the end. Its route {@code hello} answers with the
 * connection's id, its route {@code call} calls the kit over HTTP.
 */
final class TemporaryApi {
  static final String STAGE = "test";
  static final String HELLO = "{\"action\":\"hello\"}";
  static final String CALL = "{\"action\":\"call\"}";

  private final UndeclaredTarget target;
  private final URI control;
  private final RunId run = RunId.next();
  private final List<CallResult> refused = new ArrayList<>();
  private Optional<String> id = Optional.empty();
  private Optional<String> endpoint = Optional.empty();

  TemporaryApi(UndeclaredTarget target, URI control) {
    this.target = target;
    this.control = control;
  }

  /** Makes the API alone. */
  CallResult make() {
    CallResult made =
        write(
            "POST",
            "/v2/apis",
            """
            {"name": "%s", "description": "%s", "protocolType": "WEBSOCKET",
             "routeSelectionExpression": "$request.body.action"}
            """
                .formatted(RunMarker.of(run), RunMarker.of(run)));
    id = made.succeeded() ? made.member("apiId") : Optional.empty();
    endpoint = made.member("apiEndpoint");
    return made;
  }

  /** Creates routes and a stage; continues after a rejected call, as the others may be enough. */
  void deploy(URI backend) {
    hello();
    step(
            "integrations",
            """
            {"integrationType": "HTTP_PROXY", "integrationMethod": "POST", "integrationUri": "%s"}
            """
                .formatted(backend))
        .flatMap(made -> made.member("integrationId"))
        .ifPresent(
            it ->
                step(
                    "routes",
                    "{\"routeKey\": \"call\", \"target\": \"integrations/%s\"}".formatted(it)));
    Optional<String> deployment =
        step("deployments", "{}").flatMap(made -> made.member("deploymentId"));
    ObjectNode stage = JsonNodeFactory.instance.objectNode().put("stageName", STAGE);
    deployment.ifPresent(made -> stage.put("deploymentId", made));
    step("stages", stage.toString());
  }

  private void hello() {
    Optional<String> integration =
        step(
                "integrations",
                """
                {"integrationType": "MOCK", "templateSelectionExpression": "\\\\$default",
                 "requestTemplates": {"$default": "{\\"statusCode\\": 200}"}}
                """)
            .flatMap(made -> made.member("integrationId"));
    integration.ifPresent(
        it ->
            step(
                "integrations/" + it + "/integrationresponses",
                """
                {"integrationResponseKey": "$default", "templateSelectionExpression": "\\\\$default",
                 "responseTemplates": {"$default": "$context.connectionId"}}
                """));
    integration
        .flatMap(
            it ->
                step(
                    "routes",
                    """
                    {"routeKey": "hello", "target": "integrations/%s",
                     "routeResponseSelectionExpression": "$default"}
                    """
                        .formatted(it)))
        .flatMap(made -> made.member("routeId"))
        .ifPresent(
            route ->
                step(
                    "routes/" + route + "/routeresponses", "{\"routeResponseKey\": \"$default\"}"));
  }

  private Optional<CallResult> step(String path, String body) {
    CallResult answer = write("POST", "/v2/apis/" + id() + "/" + path, body);
    if (answer.succeeded()) {
      return Optional.of(answer);
    }
    refused.add(answer);
    return Optional.empty();
  }

  CallResult write(String method, String path, String body) {
    try {
      JsonNode json = BoundedJson.read(body);
      return target.write(method, URI.create(control + path), json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The kit's own JSON", e);
    }
  }

  CallResult delete(String path) {
    return target.delete(URI.create(control + path));
  }

  /** Steps of {@link #deploy} that the target did not take. */
  List<CallResult> refused() {
    return List.copyOf(refused);
  }

  String id() {
    return id.orElseThrow(() -> new IllegalStateException("No API was made."));
  }

  boolean made() {
    return id.isPresent();
  }

  /** Where the target itself says that the API answers. */
  Optional<String> endpoint() {
    return endpoint;
  }

  /** A name below a parent, which shows that the kit made it. */
  String domainBelow(String parent) {
    return "%s-probe.%s".formatted(RunMarker.of(run), parent);
  }

  /** Removes the API, and with it all that is in it. */
  CallResult remove() {
    return delete("/v2/apis/" + id());
  }
}
