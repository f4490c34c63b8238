package dev.framegate.gateway.internal.template;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map for templates that is read-only, as are its values. */
final class ReadOnlyMap extends AbstractMap<Object, @Nullable Object> {
  private final Map<?, ?> values;

  ReadOnlyMap(Map<?, ?> values) {
    this.values = values;
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    return ReadOnlyList.of(values.get(key));
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return values.containsKey(key);
  }

  @Override
  public Set<Entry<Object, @Nullable Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<Object, @Nullable Object>> iterator() {
        Iterator<? extends Entry<?, ?>> entries = values.entrySet().iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return entries.hasNext();
          }

          @Override
          public Entry<Object, @Nullable Object> next() {
            Entry<?, ?> entry = entries.next();
            return new SimpleImmutableEntry<>(entry.getKey(), ReadOnlyList.of(entry.getValue()));
          }
        };
      }

      @Override
      public int size() {
        return values.size();
      }
    };
  }
}
