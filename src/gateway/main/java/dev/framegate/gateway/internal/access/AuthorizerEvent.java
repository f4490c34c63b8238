package dev.framegate.gateway.internal.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.integration.ProxyEvent;
import java.util.List;

/**
 * The event for an authorizer's function (CON-020 to CON-023). Maps without entries are present.
 */
final class AuthorizerEvent {
  private AuthorizerEvent() {}

  static ObjectNode of(String arn, EventData facts) {
    ObjectNode event =
        JsonNodeFactory.instance.objectNode().put("type", "REQUEST").put("methodArn", arn);
    ObjectNode connect = ProxyEvent.of(facts);
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
