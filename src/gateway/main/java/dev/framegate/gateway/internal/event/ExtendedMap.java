package dev.framegate.gateway.internal.event;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Another map with one more value. Nothing is copied as long as single values are read. */
final class ExtendedMap extends AbstractMap<String, Object> {
  private final Map<String, Object> base;
  private final String key;
  private final Object value;

  ExtendedMap(Map<String, Object> base, String key, Object value) {
    this.base = base;
    this.key = key;
    this.value = value;
  }

  @Override
  public @Nullable Object get(@Nullable Object wanted) {
    return key.equals(wanted) ? value : base.get(wanted);
  }

  @Override
  public boolean containsKey(@Nullable Object wanted) {
    return key.equals(wanted) || base.containsKey(wanted);
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    Map<String, Object> all = new LinkedHashMap<>(base);
    all.put(key, value);
    return all.entrySet();
  }
}
