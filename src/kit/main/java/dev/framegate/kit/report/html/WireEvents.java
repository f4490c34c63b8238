package dev.framegate.kit.report.html;

import dev.framegate.kit.rules.ExampleTable;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.WrittenScenario;
import dev.framegate.kit.rules.WrittenStep;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The events that {@code docs/clients.md} measures, and the rules that speak of them. */
final class WireEvents {
  private static final String GUIDE = "/dev/framegate/docs/clients.md";
  private static final List<WireEvent> ALL = read(guide());

  private WireEvents() {}

  static List<WireEvent> all() {
    return ALL;
  }

  /** Those that a rule is about, by its statement and its steps. */
  static List<WireEvent> of(Rule rule) {
    List<String> texts =
        Stream.concat(
                Stream.of(rule.statement()), rule.written().stream().flatMap(WireEvents::steps))
            .toList();
    return ALL.stream()
        .filter(event -> texts.stream().anyMatch(event.phrase().asPredicate()))
        .toList();
  }

  private static Stream<String> steps(WrittenScenario scenario) {
    Stream<Integer> starts =
        scenario.isOutline()
            ? scenario.examples().stream()
                .flatMap(table -> table.rows().stream())
                .map(ExampleTable.Row::line)
            : Stream.of(scenario.line());
    return starts.flatMap(start -> scenario.stepsAt(start).stream()).map(WrittenStep::text);
  }

  /** The rows of the tables of a guide: a column for each client, a row for each event. */
  private static List<WireEvent> read(String guide) {
    List<WireEvent> events = new ArrayList<>();
    List<String> columns = List.of();
    boolean measured = false;
    for (String line : guide.lines().toList()) {
      if (line.startsWith("<!-- measured:")) {
        measured = true;
        columns = List.of();
      } else if (measured && line.startsWith("|")) {
        List<String> cells = cells(line);
        if (columns.isEmpty()) {
          columns = cells;
        } else if (!cells.get(0).startsWith("---")) {
          events.add(event(columns, cells));
        }
      } else if (!line.isBlank()) {
        measured = false;
      }
    }
    return List.copyOf(events);
  }

  private static WireEvent event(List<String> columns, List<String> cells) {
    Map<String, List<String>> clients = new LinkedHashMap<>();
    for (int i = 1; i < cells.size(); i++) {
      clients.put(
          columns.get(i),
          Arrays.stream(cells.get(i).split("<br>"))
              .map(call -> call.replaceAll("^`|`$", "").replace("\\|", "|"))
              .toList());
    }
    return new WireEvent(cells.get(0), clients);
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1).split("(?<!\\\\)\\|")).map(String::strip).toList();
  }

  private static String guide() {
    try (InputStream in = WireEvents.class.getResourceAsStream(GUIDE)) {
      if (in == null) {
        throw new IllegalStateException(GUIDE + " is missing in the kit's jar. Build it again.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(GUIDE + " cannot be read", e);
    }
  }
}
