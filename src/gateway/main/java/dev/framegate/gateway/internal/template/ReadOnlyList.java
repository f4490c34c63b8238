package dev.framegate.gateway.internal.template;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list for templates that is read-only, as are its elements. Public because templates call it by
 * reflection.
 */
public final class ReadOnlyList extends AbstractList<@Nullable Object> {
  private final List<?> values;

  private ReadOnlyList(List<?> values) {
    this.values = values;
  }

  static @Nullable Object of(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return new ReadOnlyMap(map);
    }
    return value instanceof List<?> list ? new ReadOnlyList(list) : value;
  }

  @Override
  public @Nullable Object get(int index) {
    return of(values.get(index));
  }

  /** The number of elements, by the name that examples of the developer guide use. */
  public int count() {
    return size();
  }

  @Override
  public int size() {
    return values.size();
  }
}
