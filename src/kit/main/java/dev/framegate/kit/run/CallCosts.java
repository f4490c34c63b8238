package dev.framegate.kit.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many control-plane calls the scenarios of each rule make, as measured against a target that
 * answers as it should. {@code calls.csv} is written by a test, and held by one.
 */
public record CallCosts(Map<String, Row> rows) {
  /** Where the figures are, on the class path. */
  public static final String RESOURCE = "/dev/framegate/kit/run/calls.csv";

  private static final String HEAD =
      "rule,scenarios,calls,deployments,most calls of one,most deployments of one";

  /** For rules that nobody has measured yet. */
  private static final Row UNKNOWN = new Row(0, 0, 0, 60, 6);

  /**
   * One rule's figures.
   *
   * @param scenarios that were measured
   * @param calls of all of them
   * @param mostCalls of the dearest one
   */
  public record Row(int scenarios, int calls, int deployments, int mostCalls, int mostDeployments) {
    public static Row of(int calls, int deployments) {
      return new Row(1, calls, deployments, calls, deployments);
    }

    public Row plus(Row other) {
      return new Row(
          scenarios + other.scenarios,
          calls + other.calls,
          deployments + other.deployments,
          Math.max(mostCalls, other.mostCalls),
          Math.max(mostDeployments, other.mostDeployments));
    }

    public int callsOf(int wanted) {
      return wanted == scenarios ? calls : wanted * mostCalls;
    }

    public int deploymentsOf(int wanted) {
      return wanted == scenarios ? deployments : wanted * mostDeployments;
    }
  }

  /** With room for the sentences that look again until a change shows: one call in twenty. */
  public static int withSecondLooks(int calls) {
    return calls + (calls + 19) / 20;
  }

  public static CallCosts load() {
    try (InputStream in = CallCosts.class.getResourceAsStream(RESOURCE)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static CallCosts parse(String csv) {
    Map<String, Row> rows = new HashMap<>();
    csv.lines()
        .skip(1)
        .forEach(
            line -> {
              List<String> cells = List.of(line.split(",", -1));
              rows.put(
                  cells.get(0),
                  new Row(
                      Integer.parseInt(cells.get(1)),
                      Integer.parseInt(cells.get(2)),
                      Integer.parseInt(cells.get(3)),
                      Integer.parseInt(cells.get(4)),
                      Integer.parseInt(cells.get(5))));
            });
    return new CallCosts(rows);
  }

  public String text() {
    return rows.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            e ->
                "%s,%d,%d,%d,%d,%d"
                    .formatted(
                        e.getKey(),
                        e.getValue().scenarios(),
                        e.getValue().calls(),
                        e.getValue().deployments(),
                        e.getValue().mostCalls(),
                        e.getValue().mostDeployments()))
        .collect(Collectors.joining("\n", HEAD + "\n", "\n"));
  }

  /** What scenarios of a rule are likely to make; of one that was not measured, the average. */
  int usualCallsOf(String rule, int wanted) {
    Row row = rows.get(rule);
    if (row != null && row.scenarios() > 0) {
      return Math.round((float) wanted * row.calls() / row.scenarios());
    }
    int scenarios = rows.values().stream().mapToInt(Row::scenarios).sum();
    int calls = rows.values().stream().mapToInt(Row::calls).sum();
    return scenarios == 0 ? 0 : Math.round((float) wanted * calls / scenarios);
  }

  public Row of(String rule) {
    return rows.getOrDefault(rule, UNKNOWN);
  }
}
