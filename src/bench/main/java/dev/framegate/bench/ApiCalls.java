package dev.framegate.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Makes APIs by calls of a gateway's control plane. */
final class ApiCalls {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CALLS = HttpClient.newHttpClient();

  private final URI gateway;

  /**
   * @param gateway such as {@code http://127.0.0.1:4510}
   */
  ApiCalls(URI gateway) {
    this.gateway = gateway;
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** Makes an API that selects routes by a message's {@code action}; returns its id. */
  String api() throws Exception {
    return create(
        "",
        object()
            .put("name", "bench")
            .put("protocolType", "WEBSOCKET")
            .put("routeSelectionExpression", "$request.body.action"),
        "apiId");
  }

  /** Deploys the API to a stage; returns the address of its clients. */
  URI deploy(String api) throws Exception {
    create(api + "/deployments", object(), "deploymentId");
    ObjectNode stage = object().put("stageName", "bench").put("autoDeploy", true);
    create(api + "/stages", stage, "stageName");
    return URI.create(
        "ws://%s:%d/_aws/execute-api/%s/bench"
            .formatted(gateway.getHost(), gateway.getPort(), api));
  }

  /**
   * Makes a resource.
   *
   * @param path below {@code /v2/apis}; empty for an API
   * @param id the member of the answer to return
   */
  String create(String path, ObjectNode members, String id) throws Exception {
    URI address = gateway.resolve("/v2/apis" + (path.isEmpty() ? "" : "/" + path));
    HttpResponse<String> answer =
        CALLS.send(
            HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(members.toString()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException("POST " + address + ": " + answer.body());
    }
    return JSON.readTree(answer.body()).path(id).asText();
  }
}
