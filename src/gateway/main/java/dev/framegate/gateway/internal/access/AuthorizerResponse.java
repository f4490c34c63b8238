package dev.framegate.gateway.internal.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.integration.MalformedProxyResponseException;
import dev.framegate.gateway.internal.limits.ServiceQuotas;
import dev.framegate.gateway.internal.policy.InvalidPolicyException;
import dev.framegate.gateway.internal.policy.PolicyDocument;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The response of an authorizer's function.
 *
 * @param context for {@code $context.authorizer}: all values are text (CON-031)
 */
record AuthorizerResponse(String principalId, PolicyDocument policy, Map<String, Object> context) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static AuthorizerResponse read(JsonText payload) throws MalformedProxyResponseException {
    int bytes = payload.bytes().length;
    if (bytes > ServiceQuotas.AUTHORIZER_RESPONSE_BYTES) {
      throw new MalformedProxyResponseException(
          "expected an answer of at most %d bytes, but found %d"
              .formatted(ServiceQuotas.AUTHORIZER_RESPONSE_BYTES, bytes));
    }
    JsonNode answer;
    try {
      answer = MAPPER.readTree(payload.text());
    } catch (JsonProcessingException e) {
      throw new MalformedProxyResponseException(
          "expected a JSON object, but the answer is not JSON");
    }
    JsonNode principal = answer.path("principalId");
    if (!principal.isTextual()) {
      throw new MalformedProxyResponseException(
          "principalId: expected a string, but found " + principal.getNodeType());
    }
    return new AuthorizerResponse(
        principal.asText(), policy(answer), context(principal.asText(), answer));
  }

  private static PolicyDocument policy(JsonNode answer) throws MalformedProxyResponseException {
    try {
      return PolicyDocument.read(answer.path("policyDocument"));
    } catch (InvalidPolicyException e) {
      throw new MalformedProxyResponseException(String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, Object> context(String principal, JsonNode answer)
      throws MalformedProxyResponseException {
    Map<String, Object> context = new LinkedHashMap<>();
    JsonNode given = answer.path("context");
    if (!given.isMissingNode() && !given.isNull() && !given.isObject()) {
      throw new MalformedProxyResponseException(
          "context: expected an object, but found " + given.getNodeType());
    }
    for (Map.Entry<String, JsonNode> entry : given.properties()) {
      if (entry.getValue().isContainerNode()) {
        throw new MalformedProxyResponseException(
            "context.%s: expected a string, a number or a boolean, but found %s"
                .formatted(entry.getKey(), entry.getValue().getNodeType()));
      }
      if (!entry.getValue().isNull()) {
        context.put(entry.getKey(), entry.getValue().asText());
      }
    }
    context.put("principalId", principal);
    JsonNode key = answer.path("usageIdentifierKey");
    if (key.isTextual()) {
      context.put("usageIdentifierKey", key.asText());
    }
    return context;
  }
}
