package dev.framegate.kit.scenario;

import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.rules.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Scenarios that did not pass and in which a connection or an answer was lost. A network loses one
 * now and then, and a target that breaks off where a close frame is due does so each time: such a
 * scenario is tried again, and its last try counts. Safe for many threads.
 */
final class LostScenarios {
  private final ConcurrentLinkedQueue<ScenarioOutcome> kept = new ConcurrentLinkedQueue<>();
  private final Map<String, String> before = new ConcurrentHashMap<>();
  private final Set<String> again = ConcurrentHashMap.newKeySet();
  private volatile boolean keeping;

  /** Keeps back what is lost from now on, or no more. */
  void keep(boolean wanted) {
    keeping = wanted;
  }

  /**
   * @param lost whether something was lost while it ran
   * @return whether it is kept back
   */
  boolean keeps(ScenarioOutcome outcome, boolean lost) {
    boolean undecided =
        outcome.verdict() == Verdict.FAILED || outcome.verdict() == Verdict.INCONCLUSIVE;
    if (!keeping || !lost || !undecided) {
      return false;
    }
    kept.add(outcome);
    return true;
  }

  /** Takes what was kept back until now. */
  List<ScenarioOutcome> take() {
    List<ScenarioOutcome> taken = new ArrayList<>();
    for (ScenarioOutcome next = kept.poll(); next != null; next = kept.poll()) {
      taken.add(next);
      before.put(next.location(), String.valueOf(next.reason()));
    }
    return taken;
  }

  /** Takes those at these places; nothing is known of them to a later try. */
  List<ScenarioOutcome> take(Set<String> places) {
    List<ScenarioOutcome> taken = new ArrayList<>();
    for (ScenarioOutcome outcome : kept) {
      if (places.contains(outcome.location()) && kept.remove(outcome)) {
        taken.add(outcome);
      }
    }
    return taken;
  }

  /** What came of the try before. */
  Optional<String> before(String location) {
    if (before.containsKey(location)) {
      again.add(location);
    }
    return Optional.ofNullable(before.get(location));
  }

  /** How many scenarios were tried more than once. */
  int triedAgain() {
    return again.size();
  }
}
