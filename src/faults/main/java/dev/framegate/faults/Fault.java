package dev.framegate.faults;

import dev.framegate.gateway.Gateway;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A named fault of a gateway.
 *
 * @param name such as {@code frame-limit-128k}
 * @param meaning what a gateway with the fault does, as a predicate
 * @param symptoms a part of the reason of each rule that fails, by the id of the rule. No other
 *     rule of the same chapters fails
 * @param undecidable rules of these chapters that are inconclusive with the fault
 * @param change replaces parts of the gateway
 */
public record Fault(
    String name,
    String meaning,
    Map<String, String> symptoms,
    Set<String> undecidable,
    UnaryOperator<Gateway.Builder> change) {

  public Fault {
    symptoms = Collections.unmodifiableMap(new TreeMap<>(symptoms));
    undecidable = Set.copyOf(undecidable);
  }

  static Draft named(String name, String meaning) {
    return new Draft(name, meaning, Map.of(), Set.of());
  }

  /** The ids of the rules that fail. */
  public Set<String> breaks() {
    return symptoms.keySet();
  }

  /** A part of the reason of a rule that fails; empty for other rules. */
  public String symptom(String rule) {
    return symptoms.getOrDefault(rule, "");
  }

  /** Whether a rule that fails for this reason has seen the fault. */
  public boolean isSeenBy(String rule, String reason) {
    return breaks().contains(rule) && reason.contains(symptom(rule));
  }

  /** Adds this fault to a gateway that is to be started. */
  public Gateway.Builder applyTo(Gateway.Builder gateway) {
    return change.apply(gateway);
  }

  /** A fault without its replacements. */
  record Draft(String name, String meaning, Map<String, String> symptoms, Set<String> undecidable) {
    /**
     * @param complaint a part of the reason of each rule
     * @param rules their ids, separated by blanks
     */
    Draft breaks(String complaint, String rules) {
      Map<String, String> more = new TreeMap<>(symptoms);
      for (String rule : rules.split(" ", -1)) {
        more.put(rule, complaint);
      }
      return new Draft(name, meaning, more, undecidable);
    }

    /**
     * The rules are inconclusive with the fault.
     *
     * @param rules their ids, separated by blanks
     */
    Draft makesUndecidable(String rules) {
      return new Draft(name, meaning, symptoms, Set.of(rules.split(" ", -1)));
    }

    Fault replacing(UnaryOperator<Gateway.Builder> change) {
      return new Fault(name, meaning, symptoms, undecidable, change);
    }
  }
}
