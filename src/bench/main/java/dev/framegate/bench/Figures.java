package dev.framegate.bench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** All figures of a run, in the order of their first values. */
final class Figures {
  private final Map<String, Figure> all = new LinkedHashMap<>();

  void add(String name, String unit, double plain, double gateway) {
    System.out.printf(Locale.ROOT, "%s: %.2f and %.2f %s%n", name, plain, gateway, unit);
    all.computeIfAbsent(name + unit, unused -> new Figure(name, unit)).add(plain, gateway);
  }

  Collection<Figure> all() {
    return all.values();
  }
}
