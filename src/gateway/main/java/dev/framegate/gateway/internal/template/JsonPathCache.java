package dev.framegate.gateway.internal.template;

import dev.framegate.gateway.internal.event.CompiledJsonPath;
import dev.framegate.gateway.internal.event.ExpressionException;
import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A cache of compiled paths, which templates contain as text. Cleared when it is full. */
final class JsonPathCache {
  private final Map<String, CompiledJsonPath> paths = new ConcurrentHashMap<>();

  CompiledJsonPath get(String source) throws ExpressionException {
    CompiledJsonPath path = paths.get(source);
    if (path == null) {
      path = CompiledJsonPath.parse(source);
      if (paths.size() >= ServerBounds.CACHED_JSON_PATHS) {
        paths.clear();
      }
      paths.put(source, path);
    }
    return path;
  }
}
