package dev.framegate.kit.values;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The series of a page of metrics in the text format of Prometheus. */
public final class MetricSeries {
  /** A series of a counter, or the number of a timer's values. */
  private static final Pattern SERIES =
      Pattern.compile(
          "([A-Za-z]+)(?:_total|_seconds_count)?\\{(.*)} (\\d+(?:\\.\\d*)?(?:E-?\\d+)?)");

  private MetricSeries() {}

  /**
   * The sum of all series of a name that have these labels.
   *
   * @param page as it was read
   */
  public static int sum(String page, String name, Map<String, String> labels) {
    double sum =
        page.lines()
            .map(SERIES::matcher)
            .filter(Matcher::matches)
            .filter(series -> series.group(1).equals(name) && has(series.group(2), labels))
            .mapToDouble(series -> Double.parseDouble(series.group(3)))
            .sum();
    return (int) sum;
  }

  private static boolean has(String all, Map<String, String> labels) {
    return labels.entrySet().stream()
        .allMatch(label -> all.contains("%s=\"%s\"".formatted(label.getKey(), label.getValue())));
  }
}
