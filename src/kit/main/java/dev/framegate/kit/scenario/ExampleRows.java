package dev.framegate.kit.scenario;

import io.cucumber.plugin.event.Node;
import io.cucumber.plugin.event.TestSourceParsed;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which row of its outline's examples a scenario is, found by where it stands. */
public final class ExampleRows {
  private final Map<String, Integer> rows = new ConcurrentHashMap<>();

  public void read(TestSourceParsed source) {
    source.getNodes().forEach(node -> read(source.getUri(), node));
  }

  private void read(URI uri, Node node) {
    if (node instanceof Node.ScenarioOutline outline) {
      int row = 0;
      for (Node.Examples examples : outline.elements()) {
        for (Node.Example example : examples.elements()) {
          rows.put(place(uri, example.getLocation().getLine()), ++row);
        }
      }
    } else if (node instanceof Node.Container<?> container) {
      container.elements().forEach(element -> read(uri, element));
    }
  }

  /** From 1; 0 for a scenario that is no outline's. */
  public int row(URI uri, int line) {
    return rows.getOrDefault(place(uri, line), 0);
  }

  private static String place(URI uri, int line) {
    return uri + ":" + line;
  }
}
