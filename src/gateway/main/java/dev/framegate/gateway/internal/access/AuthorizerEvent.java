package dev.framegate.gateway.internal.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.integration.ProxyEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The event for an authorizer's function (CON-020 to CON-023). Maps without entries are present,
 * and so are the headers of the upgrade.
 */
final class AuthorizerEvent {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private AuthorizerEvent() {}

  static ObjectNode of(String arn, EventData facts) {
    ObjectNode event =
        JsonNodeFactory.instance.objectNode().put("type", "REQUEST").put("methodArn", arn);
    ObjectNode connect = ProxyEvent.of(facts);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("content-length", List.of("0"));
    headers.putAll(facts.headers());
    connect.set("headers", ProxyEvent.lasts(headers));
    connect.set("multiValueHeaders", MAPPER.valueToTree(headers));
    for (String member :
        List.of(
            "headers",
            "multiValueHeaders",
            "queryStringParameters",
            "multiValueQueryStringParameters",
            "stageVariables",
            "requestContext")) {
      event.set(member, connect.withObject("/" + member));
    }
    return event;
  }
}
