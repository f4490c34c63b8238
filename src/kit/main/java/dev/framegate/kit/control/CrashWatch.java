package dev.framegate.kit.control;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a target has ended: an address that answered before refuses connections. It ended
 * after the beginning of the last exchange that was answered there, so that the scenarios since
 * then are suspects. Safe for many threads.
 */
public final class CrashWatch {
  /** As clients say it. */
  static final String REFUSED = "connection refused";

  /** Those that ended a moment ago; a target may end a moment after what ends it. */
  private static final int MOST_ENDED = 500;

  /** A scenario under way; over at 0 where it is not over. */
  private record Activity(String place, String label, long over) {}

  private record Answered(URI address, long begun) {}

  private final Map<String, Activity> underWay = new LinkedHashMap<>();
  private final Deque<Activity> ended = new ArrayDeque<>();
  private final Map<String, Answered> answered = new HashMap<>();
  private boolean enabled;
  private @Nullable Crash crash;
  private @Nullable String lasting;

  /** Begins to watch; before, nothing is noticed. */
  public synchronized void enable() {
    enabled = true;
  }

  /**
   * A scenario begins.
   *
   * @param place {@code features/...feature:12}
   * @param label for messages
   */
  public synchronized void begins(String place, String label) {
    underWay.put(place, new Activity(place, label, 0));
  }

  /**
   * A scenario is over.
   *
   * @return whether the target has ended while it was under way
   */
  public synchronized boolean ends(String place) {
    Activity done = underWay.remove(place);
    if (done == null) {
      return false;
    }
    ended.addLast(new Activity(place, done.label(), System.nanoTime()));
    if (ended.size() > MOST_ENDED) {
      ended.removeFirst();
    }
    return crash != null && crash.suspects().contains(place);
  }

  /**
   * Something came back, whatever it was.
   *
   * @param begun when the exchange began, by {@link System#nanoTime}
   */
  public synchronized void answered(URI address, long begun) {
    answered.merge(
        address.getAuthority(),
        new Answered(address, begun),
        (before, now) -> now.begun() > before.begun() ? now : before);
  }

  /** No connection was made, for this cause. */
  public synchronized void unreachable(URI address, String cause) {
    Answered last = answered.get(address.getAuthority());
    if (!enabled || crash != null || last == null || !cause.equals(REFUSED)) {
      return;
    }
    Map<String, Activity> suspects = new TreeMap<>();
    for (Activity done : ended) {
      if (done.over() - last.begun() > 0) {
        suspects.put(done.place(), done);
      }
    }
    suspects.putAll(underWay);
    List<String> labels = suspects.values().stream().map(Activity::label).toList();
    crash = new Crash(address.getAuthority(), suspects.keySet(), labels);
  }

  /** The present end of the target; empty while it is there. */
  public synchronized Optional<Crash> crash() {
    return Optional.ofNullable(crash);
  }

  /**
   * The target does not come back.
   *
   * @param ended the end that it does not come back from
   * @param why and what to do, as sentences
   */
  public synchronized void giveUp(Crash ended, String why) {
    crash = ended;
    lasting = why;
  }

  /** Why a scenario is not tried now; empty where it may be. */
  public synchronized Optional<String> notTried() {
    return crash()
        .map(
            ended ->
                "The target had ended, so the scenario was not tried. %s%s"
                    .formatted(ended.sight(), lasting == null ? "" : " " + lasting));
  }

  /** An address for each place at which the target has answered. */
  public synchronized List<URI> addresses() {
    List<URI> addresses = new ArrayList<>();
    answered.values().forEach(last -> addresses.add(last.address()));
    return addresses;
  }

  /** The target is there again. */
  public synchronized void recovered() {
    crash = null;
    lasting = null;
    ended.clear();
  }
}
