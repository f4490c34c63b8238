package dev.framegate.kit.report.html;

import dev.framegate.kit.wire.TranscriptEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who takes part in an exchange, from left to right: clients and other callers, the gateway, its
 * backends.
 */
record Lanes(List<String> names) {
  private static final String GATEWAY = "gateway";
  private static final Set<String> BACKENDS = Set.of("backend", "function");

  /** A page has room for so many; the rest share one lane. */
  private static final int MOST_CALLERS = 4;

  private static final String OTHERS = "other callers";

  static Lanes of(List<TranscriptEvent> events) {
    Set<String> callers = new LinkedHashSet<>();
    Set<String> backends = new LinkedHashSet<>();
    for (TranscriptEvent event : events) {
      if (!(event instanceof TranscriptEvent.Step || event instanceof TranscriptEvent.Note)) {
        (isBackend(event) ? backends : callers).add(event.actor());
      }
    }
    List<String> names = new ArrayList<>(callers);
    if (names.size() > MOST_CALLERS) {
      names.subList(MOST_CALLERS - 1, names.size()).clear();
      names.add(OTHERS);
    }
    names.add(GATEWAY);
    names.addAll(backends);
    return new Lanes(List.copyOf(names));
  }

  static boolean isBackend(TranscriptEvent event) {
    return BACKENDS.contains(event.actor());
  }

  int gateway() {
    return names.indexOf(GATEWAY);
  }

  /** Index of the lane of who acts or is asked. */
  int of(TranscriptEvent event) {
    int lane = names.indexOf(event.actor());
    return lane >= 0 ? lane : Math.max(0, names.indexOf(OTHERS));
  }

  /** Such as {@code client → gateway}. */
  String who(TranscriptEvent event, String sign) {
    return isBackend(event)
        ? GATEWAY + " " + sign + " " + event.actor()
        : event.actor() + " " + sign + " " + GATEWAY;
  }
}
