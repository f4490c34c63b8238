package dev.framegate.gateway.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.framegate.testing.ResponseShapeAssertion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The control plane over a real socket, without any cleverness on the way. */
final class ControlClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI gateway;
  private final String authorization;

  /**
   * @param key of any kind, or the number of an account
   */
  ControlClient(URI gateway, String key, String region) {
    this.gateway = gateway;
    this.authorization =
        "AWS4-HMAC-SHA256 Credential=%s/20261123/%s/apigateway/aws4_request".formatted(key, region);
  }

  /**
   * @throws IOException if no answer came
   */
  JsonNode call(String method, String path, Map<String, ?> body, int expectedStatus)
      throws IOException {
    HttpResponse<String> answer = send(method, path, JSON.writeValueAsString(body));
    if (answer.statusCode() != expectedStatus) {
      throw new AssertionError(
          "%s %s %s: expected %d, got %d %s"
              .formatted(method, path, body, expectedStatus, answer.statusCode(), answer.body()));
    }
    return answer.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(answer.body());
  }

  List<JsonNode> items(String path) throws IOException {
    List<JsonNode> items = new ArrayList<>();
    call("GET", path + "?maxResults=500", Map.of(), 200).path("items").forEach(items::add);
    return items;
  }

  int status(String path) throws IOException {
    return send("GET", path, "").statusCode();
  }

  private HttpResponse<String> send(String method, String path, String body) throws IOException {
    boolean bare = method.equals("GET") || method.equals("DELETE");
    HttpRequest request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", authorization)
            .method(
                method,
                bare
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return ResponseShapeAssertion.hold(HTTP.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
