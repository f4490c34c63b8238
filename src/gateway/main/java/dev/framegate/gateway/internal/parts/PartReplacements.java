package dev.framegate.gateway.internal.parts;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Replacements of parts of a gateway, by the type of the part. Each part is created as AWS behaves
 * and passes through {@link #replace} when the gateway is put together. Immutable.
 */
public final class PartReplacements {
  /** No replacements. */
  public static final PartReplacements NONE = new PartReplacements(Map.of());

  private final Map<Class<?>, UnaryOperator<?>> byType;

  private PartReplacements(Map<Class<?>, UnaryOperator<?>> byType) {
    this.byType = byType;
  }

  /**
   * With one more replacement. It receives what earlier ones of the same part return.
   *
   * @param part the type of the part, usually an interface
   */
  public <T> PartReplacements with(Class<T> part, UnaryOperator<T> replacement) {
    UnaryOperator<T> earlier = of(part);
    Map<Class<?>, UnaryOperator<?>> more = new HashMap<>(byType);
    more.put(part, (UnaryOperator<T>) right -> replacement.apply(earlier.apply(right)));
    return new PartReplacements(Map.copyOf(more));
  }

  /** The types of the parts that are replaced. */
  public Set<Class<?>> types() {
    return byType.keySet();
  }

  /** The part to use instead of AWS's. */
  public <T> T replace(Class<T> part, T right) {
    return of(part).apply(right);
  }

  @SuppressWarnings("unchecked") // with() adds only operators of the key's type.
  private <T> UnaryOperator<T> of(Class<T> part) {
    return (UnaryOperator<T>) byType.getOrDefault(part, UnaryOperator.identity());
  }
}
