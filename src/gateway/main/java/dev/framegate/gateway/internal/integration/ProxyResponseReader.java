package dev.framegate.gateway.internal.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framegate.gateway.internal.event.BackendResponse;
import dev.framegate.gateway.internal.event.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the response of a proxy function as AWS does. */
final class ProxyResponseReader {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> MEMBERS =
      List.of("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded");

  private ProxyResponseReader() {}

  static BackendResponse read(JsonText payload) throws MalformedProxyResponseException {
    JsonNode answer;
    try {
      answer = MAPPER.readTree(payload.text());
    } catch (JsonProcessingException e) {
      throw new MalformedProxyResponseException(
          "expected a JSON object, but the payload is not JSON");
    }
    if (!answer.isObject()) {
      throw new MalformedProxyResponseException(
          "expected a JSON object, but found " + answer.getNodeType());
    }
    for (Map.Entry<String, JsonNode> member : answer.properties()) {
      if (!MEMBERS.contains(member.getKey())) {
        throw new MalformedProxyResponseException(
            "expected no member but " + MEMBERS + ", but found \"" + member.getKey() + '"');
      }
    }
    return new BackendResponse(
        status(answer.path("statusCode")), headers(answer), new JsonText(body(answer)));
  }

  private static int status(JsonNode status) throws MalformedProxyResponseException {
    if (status.isMissingNode() || status.isNull()) {
      return 0;
    }
    String text = status.asText();
    if (!text.matches("\\d{3}")) {
      throw new MalformedProxyResponseException(
          "statusCode: expected a number of three digits, but found " + status);
    }
    return Integer.parseInt(text);
  }

  private static String body(JsonNode answer) throws MalformedProxyResponseException {
    JsonNode body = answer.path("body");
    if (!body.isMissingNode() && !body.isNull() && !body.isTextual()) {
      throw new MalformedProxyResponseException(
          "body: expected a string, but found " + body.getNodeType());
    }
    return body.asText("");
  }

  private static Map<String, List<String>> headers(JsonNode answer)
      throws MalformedProxyResponseException {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String member : List.of("headers", "multiValueHeaders")) {
      JsonNode named = answer.path(member);
      if (!named.isMissingNode() && !named.isNull() && !named.isObject()) {
        throw new MalformedProxyResponseException(
            member + ": expected an object, but found " + named.getNodeType());
      }
      for (Map.Entry<String, JsonNode> header : named.properties()) {
        List<String> values = headers.computeIfAbsent(header.getKey(), name -> new ArrayList<>());
        if (header.getValue().isArray()) {
          header.getValue().forEach(value -> values.add(value.asText()));
        } else {
          values.add(header.getValue().asText());
        }
      }
    }
    return headers;
  }
}
