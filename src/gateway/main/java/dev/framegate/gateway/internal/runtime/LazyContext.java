package dev.framegate.gateway.internal.runtime;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code $context} of a message. Most messages are routed and counted by a few values of it, so the
 * others are made when one of them is read.
 */
final class LazyContext extends AbstractMap<String, Object> {
  private final Map<String, Object> known;
  private final Supplier<Map<String, Object>> source;
  private volatile @Nullable Map<String, Object> all;

  /**
   * @param known values that are also among all, available at once
   * @param source makes all values, once
   */
  LazyContext(Map<String, Object> known, Supplier<Map<String, Object>> source) {
    this.known = known;
    this.source = source;
  }

  /** This context with the key of a route, which comes first. */
  LazyContext withRoute(String routeKey) {
    return new LazyContext(
        Map.of("routeKey", routeKey, "eventType", EventType.MESSAGE.name()),
        () -> {
          Map<String, Object> complete = new LinkedHashMap<>();
          complete.put("routeKey", routeKey);
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
    Object early = key == null ? null : known.get(key);
    return early == null ? all().get(key) : early;
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
