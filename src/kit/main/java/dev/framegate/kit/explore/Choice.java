package dev.framegate.kit.explore;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Picks by chance. */
final class Choice {
  private Choice() {}

  static <T> T of(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  @SafeVarargs
  static <T> T of(Random random, T... values) {
    return of(random, List.of(values));
  }

  static <T> Optional<T> from(Random random, Collection<T> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(of(random, List.copyOf(values)));
  }
}
