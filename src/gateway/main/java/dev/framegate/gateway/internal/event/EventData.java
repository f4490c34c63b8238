package dev.framegate.gateway.internal.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data of an event that expressions and templates can read.
 *
 * @param body the message; {@link JsonText#NONE} for an event without a message
 * @param headers of the upgrade request, on {@code $connect} only
 * @param query of the upgrade request, on {@code $connect} only
 * @param context {@code $context}: values are strings, numbers, or maps of the same
 * @param reply the integration's response, once it is available
 */
public record EventData(
    JsonText body,
    Map<String, List<String>> headers,
    Map<String, List<String>> query,
    Map<String, Object> context,
    Map<String, String> stageVariables,
    @Nullable BackendResponse reply) {

  public List<String> header(String name) {
    return values(headers, name, true);
  }

  public List<String> queryParameter(String name) {
    return values(query, name, false);
  }

  /** A value of the context by its dotted name, or null. */
  public @Nullable Object contextValue(String name) {
    Object value = context;
    for (String step : name.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return value;
  }

  public EventData withContext(Map<String, Object> other) {
    return new EventData(body, headers, query, other, stageVariables, reply);
  }

  /** This event with a response, whose status becomes {@code $context.status}. */
  public EventData withReply(BackendResponse answer) {
    return new EventData(
        body,
        headers,
        query,
        new ExtendedMap(context, "status", answer.status()),
        stageVariables,
        answer);
  }

  static List<String> values(Map<String, List<String>> map, String name, boolean ignoreCase) {
    List<String> exact = map.get(name);
    if (exact != null) {
      return exact;
    }
    if (ignoreCase) {
      for (Map.Entry<String, List<String>> entry : map.entrySet()) {
        if (entry.getKey().equalsIgnoreCase(name)) {
          return entry.getValue();
        }
      }
    }
    return List.of();
  }
}
