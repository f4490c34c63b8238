package dev.framegate.gateway.internal.template;

import dev.framegate.gateway.internal.event.CompiledJsonPath;
import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.ExpressionException;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.event.JsonText.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The variable {@code $input} of templates. Public because templates call it by reflection. */
public final class InputVariable {
  private final JsonText payload;
  private final EventData event;
  private final JsonPathCache paths;

  InputVariable(JsonText payload, EventData event, JsonPathCache paths) {
    this.payload = payload;
    this.event = event;
    this.paths = paths;
  }

  /** The payload itself. */
  public String getBody() {
    return payload.text();
  }

  /** The value at a JSONPath as JSON; {@code ""} where there is none. */
  public String json(String path) throws ExpressionException {
    return json(paths.get(path));
  }

  String json(CompiledJsonPath path) {
    return text(path).jsonAt(path).orElse("\"\"");
  }

  /** The value at a JSONPath; the empty text where there is none. */
  public @Nullable Object path(String path) throws ExpressionException {
    return path(paths.get(path));
  }

  @Nullable Object path(CompiledJsonPath path) {
    Optional<JsonValue> found = text(path).at(path);
    return found.isPresent() ? ReadOnlyList.of(found.get().value()) : "";
  }

  /** The parameters of the upgrade request: path, querystring and header. */
  public Object params() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("path", Map.of());
    all.put("querystring", firsts(event.query()));
    Map<String, Object> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(firsts(event.headers()));
    all.put("header", headers);
    return new ReadOnlyMap(all);
  }

  /** One parameter, looked for in the query string, then in the headers. */
  public String params(String name) {
    return event.queryParameter(name).stream()
        .findFirst()
        .or(() -> event.header(name).stream().findFirst())
        .orElse("");
  }

  /** A payload that is not JSON counts as one JSON string, no payload as an empty object. */
  private JsonText text(CompiledJsonPath path) {
    if (payload.text().isEmpty()) {
      return new JsonText("{}");
    }
    return payload.isJson(path) ? payload : new JsonText(JsonText.write(payload.text()));
  }

  private static Map<String, String> firsts(Map<String, List<String>> values) {
    Map<String, String> firsts = new LinkedHashMap<>();
    values.forEach((name, all) -> firsts.put(name, all.isEmpty() ? "" : all.get(0)));
    return firsts;
  }
}
