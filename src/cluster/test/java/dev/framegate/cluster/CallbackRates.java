package dev.framegate.cluster;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** The rates of callbacks to some connections, and the processor time of the servers for each. */
final class CallbackRates {
  private final URI gateway;
  private final List<String> paths;
  private final Supplier<Duration> processors;
  private final List<Double> rates = new ArrayList<>();
  private final List<Double> micros = new ArrayList<>();

  CallbackRates(URI gateway, List<String> paths, Supplier<Duration> processors) {
    this.gateway = gateway;
    this.paths = paths;
    this.processors = processors;
  }

  void measure(Duration time) {
    Duration before = processors.get();
    double rate = PostLoop.rate(gateway, paths, time);
    double count = rate * time.toNanos() / 1e9;
    rates.add(rate);
    micros.add(processors.get().minus(before).toNanos() / 1e3 / count);
  }

  double median() {
    return median(rates);
  }

  private static double median(List<Double> figures) {
    List<Double> sorted = new ArrayList<>(figures);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  @Override
  public String toString() {
    return "%.0f (%.0f us of processor time for each)".formatted(median(), median(micros));
  }
}
