package dev.framegate.kit.matrix;

import dev.framegate.faults.Fault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the rules made of a gateway with one fault.
 *
 * @param broken reasons of the scenarios that failed, by the rule's id
 * @param unjudged reasons of scenarios that came to no verdict, by the rule's id
 * @param skipped rules that this machine cannot judge, such as those that need a browser
 * @param unforeseen places of scenarios that failed, though no part with the fault was asked
 *     anything in them that it answers otherwise, by the rule's id
 * @param seconds how long the run took
 */
public record FaultDetection(
    Fault fault,
    Map<String, List<String>> broken,
    Map<String, List<String>> unjudged,
    Set<String> skipped,
    Map<String, List<String>> unforeseen,
    double seconds) {

  /** Rules that should have seen the fault and did not. */
  public Set<String> missed() {
    return named(rule -> !broken.containsKey(rule) && !skipped.contains(rule));
  }

  /** Rules that saw the fault and complain of something else. */
  public Set<String> wrongReasons() {
    return named(
        rule ->
            broken.containsKey(rule)
                && broken.get(rule).stream().noneMatch(reason -> fault.isSeenBy(rule, reason)));
  }

  /** Rules that complain although the fault is none of theirs. */
  public Set<String> falseAlarms() {
    return broken.keySet().stream()
        .filter(rule -> !fault.breaks().contains(rule))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Rules that could neither pass nor fail; a rule that failed in another scenario did, and one
   * that the fault blinds need not.
   */
  public Set<String> undecided() {
    return unjudged.keySet().stream()
        .filter(rule -> !broken.containsKey(rule) && !fault.undecidable().contains(rule))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Seen by the rules that it breaks, for the right reason, and by no others. */
  public boolean exact() {
    return doubtful().isEmpty();
  }

  /** Whether a fault was run with a scenario that showed it and had not seemed to. */
  public boolean foreseen() {
    return unforeseen.isEmpty();
  }

  /** Rules that are not as the fault declares. */
  Set<String> doubtful() {
    return Stream.of(missed(), wrongReasons(), falseAlarms(), undecided())
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** This, with what another run made of the doubtful rules. */
  FaultDetection corrected(FaultDetection again) {
    Set<String> doubtful = doubtful();
    Set<String> left = new TreeSet<>(skipped);
    left.removeAll(doubtful);
    left.addAll(again.skipped);
    return new FaultDetection(
        fault,
        corrected(broken, again.broken, doubtful),
        corrected(unjudged, again.unjudged, doubtful),
        left,
        corrected(unforeseen, again.unforeseen, doubtful),
        seconds + again.seconds);
  }

  private static Map<String, List<String>> corrected(
      Map<String, List<String>> first, Map<String, List<String>> second, Set<String> doubtful) {
    Map<String, List<String>> reasons = new TreeMap<>(first);
    reasons.keySet().removeAll(doubtful);
    reasons.putAll(second);
    return reasons;
  }

  private Set<String> named(Predicate<String> condition) {
    return fault.breaks().stream().filter(condition).collect(Collectors.toCollection(TreeSet::new));
  }
}
