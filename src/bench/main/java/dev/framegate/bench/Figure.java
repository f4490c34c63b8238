package dev.framegate.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was measured of two servers, in pairs. */
final class Figure {
  private final String name;
  private final String unit;
  private final List<Double> plain = new ArrayList<>();
  private final List<Double> gateway = new ArrayList<>();

  Figure(String name, String unit) {
    this.name = name;
    this.unit = unit;
  }

  void add(double ofPlain, double ofGateway) {
    plain.add(ofPlain);
    gateway.add(ofGateway);
  }

  String name() {
    return name;
  }

  String unit() {
    return unit;
  }

  List<Double> plainValues() {
    return plain;
  }

  List<Double> gatewayValues() {
    return gateway;
  }

  double plain() {
    return median(plain);
  }

  double gateway() {
    return median(gateway);
  }

  /** The median of the gateway's values, each divided by that of the same pair. */
  double ratio() {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < plain.size(); i++) {
      ratios.add(gateway.get(i) / plain.get(i));
    }
    return median(ratios);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
