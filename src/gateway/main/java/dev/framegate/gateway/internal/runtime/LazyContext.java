package dev.framegate.gateway.internal.runtime;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code $context} of an event. Most events are routed and counted by a few values of it, so the
 * others are made when one of them is read.
 */
final class LazyContext extends AbstractMap<String, Object> {
  private final EventType type;
  private final @Nullable String routeKey;
  private final Supplier<Map<String, Object>> source;
  private volatile @Nullable Map<String, Object> all;

  /**
   * @param routeKey null while the route is unknown
   * @param source makes all values, once
   */
  LazyContext(EventType type, @Nullable String routeKey, Supplier<Map<String, Object>> source) {
    this.type = type;
    this.routeKey = routeKey;
    this.source = source;
  }

  /** This context with the key of a route, which comes first. */
  LazyContext withRoute(String key) {
    return new LazyContext(
        type,
        key,
        () -> {
          Map<String, Object> complete = new LinkedHashMap<>();
          complete.put("routeKey", key);
          complete.putAll(all());
          return complete;
        });
  }

  private Map<String, Object> all() {
    Map<String, Object> made = all;
    if (made == null) {
      synchronized (this) {
        made = all;
        if (made == null) {
          made = source.get();
          all = made;
        }
      }
    }
    return made;
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    if ("eventType".equals(key)) {
      return type.name();
    }
    return "routeKey".equals(key) ? routeKey : all().get(key);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return all().containsKey(key);
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return all().entrySet();
  }
}
