package dev.framegate.kit.control;

import java.util.List;
import java.util.Set;

/**
 * The end of a target: an address that had answered refuses connections.
 *
 * @param authority host and port
 * @param suspects the scenarios that were under way between the last answer and the first refusal,
 *     by their places
 * @param labels of the suspects, for messages
 */
public record Crash(String authority, Set<String> suspects, List<String> labels) {
  private static final int MOST_NAMED = 6;

  public Crash {
    suspects = Set.copyOf(suspects);
    labels = List.copyOf(labels);
  }

  /** What is seen of it. */
  public String sight() {
    return "Cannot reach %s: %s.".formatted(authority, CrashWatch.REFUSED);
  }

  /** The suspects, as the end of a sentence. */
  public String named() {
    String all = String.join("; ", labels.subList(0, Math.min(MOST_NAMED, labels.size())));
    int more = labels.size() - MOST_NAMED;
    return labels.isEmpty() ? "none" : more > 0 ? all + "; and %d more".formatted(more) : all;
  }
}
