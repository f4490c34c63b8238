package dev.framegate.gateway.internal.integration;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.event.EventData;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The event of a Lambda proxy integration (MSG-040 to MSG-049). The members of {@code
 * requestContext} are those of {@code $context}, but for the prefix of the domain, which captured
 * events do not have.
 */
public final class ProxyEvent {
  /** A variable of {@code $context}: the first label of the domain's name. */
  public static final String DOMAIN_PREFIX = "domainPrefix";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Headers of the upgrade itself, which functions are not told (MSG-041a). */
  private static final List<String> UPGRADE = List.of("Connection", "Upgrade");

  private ProxyEvent() {}

  public static ObjectNode of(EventData facts) {
    ObjectNode event = MAPPER.createObjectNode();
    Object type = facts.context().get("eventType");
    if ("CONNECT".equals(type) || "DISCONNECT".equals(type)) {
      Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      headers.putAll(facts.headers());
      headers.keySet().removeAll(UPGRADE);
      event.set("headers", lasts(headers));
      event.set("multiValueHeaders", MAPPER.valueToTree(headers));
    }
    if (!facts.query().isEmpty()) {
      event.set("queryStringParameters", lasts(facts.query()));
      event.set("multiValueQueryStringParameters", MAPPER.valueToTree(facts.query()));
    }
    ObjectNode context = MAPPER.valueToTree(facts.context());
    event.set("requestContext", context.without(DOMAIN_PREFIX));
    if (!facts.stageVariables().isEmpty()) {
      event.set("stageVariables", MAPPER.valueToTree(facts.stageVariables()));
    }
    if ("MESSAGE".equals(type)) {
      event.put("body", facts.body().text());
    }
    return event.put("isBase64Encoded", false);
  }

  /** The single-valued members hold the last of several values. */
  public static ObjectNode lasts(Map<String, List<String>> all) {
    ObjectNode lasts = MAPPER.createObjectNode();
    all.forEach(
        (name, values) -> lasts.put(name, values.isEmpty() ? "" : values.get(values.size() - 1)));
    return lasts;
  }
}
