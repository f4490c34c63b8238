package dev.framegate.kit.laws;

import java.util.ArrayList;
import java.util.List;

/** All orders of some events that keep what must come before what. */
final class Orders {
  private Orders() {}

  /**
   * @param chains events of which each must come after the one before it
   */
  static List<List<String>> of(List<List<String>> chains) {
    List<String> events = chains.stream().flatMap(List::stream).distinct().toList();
    List<List<String>> orders = new ArrayList<>();
    extend(chains, events, new ArrayList<>(), orders);
    return orders;
  }

  private static void extend(
      List<List<String>> chains,
      List<String> events,
      List<String> begun,
      List<List<String>> orders) {
    if (begun.size() == events.size()) {
      orders.add(List.copyOf(begun));
      return;
    }
    for (String event : events) {
      if (!begun.contains(event) && chains.stream().allMatch(chain -> due(chain, event, begun))) {
        begun.add(event);
        extend(chains, events, begun, orders);
        begun.remove(begun.size() - 1);
      }
    }
  }

  private static boolean due(List<String> chain, String event, List<String> begun) {
    int place = chain.indexOf(event);
    return place <= 0 || begun.contains(chain.get(place - 1));
  }
}
