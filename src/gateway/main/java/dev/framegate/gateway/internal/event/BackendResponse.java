package dev.framegate.gateway.internal.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The response of an integration.
 *
 * @param headers names as the backend sent them
 */
public record BackendResponse(int status, Map<String, List<String>> headers, JsonText body) {
  public static BackendResponse of(int status, String body) {
    return new BackendResponse(status, Map.of(), new JsonText(body));
  }

  /** This response with one value for a header, instead of all present ones. */
  public BackendResponse withHeader(String name, String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(headers);
    changed.keySet().removeIf(name::equalsIgnoreCase);
    changed.put(name, List.of(value));
    return new BackendResponse(status, changed, body);
  }

  /** All values of a header, whatever the case of its name. */
  public List<String> header(String name) {
    return EventData.values(headers, name, true);
  }
}
