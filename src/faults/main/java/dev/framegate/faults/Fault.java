package dev.framegate.faults;

import dev.framegate.gateway.Gateway;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One named way of being wrong.
 *
 * @param name such as {@code frame-limit-128k}
 * @param meaning what such a gateway does; the sentence's subject is the gateway
 * @param symptoms how each rule that sees it complains: a part of its reason, by the rule's id. No
 *     other rule of the same chapters sees it
 * @param undecidable rules of these chapters that can come to no verdict on such a gateway
 * @param change replaces the policy that it is about
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

  /** Ids of the rules that it breaks. */
  public Set<String> breaks() {
    return symptoms.keySet();
  }

  /** A part of the reason that the rule gives; empty for a rule that does not see it. */
  public String symptom(String rule) {
    return symptoms.getOrDefault(rule, "");
  }

  /** Makes a gateway start with this fault, besides those that it has already. */
  public Gateway.Builder applyTo(Gateway.Builder gateway) {
    return change.apply(gateway);
  }

  /** A line of a table, until it says what is replaced. */
  record Draft(String name, String meaning, Map<String, String> symptoms, Set<String> undecidable) {
    /**
     * @param complaint a part of the reason that each of the rules gives
     * @param rules their ids, with blanks between them
     */
    Draft breaks(String complaint, String rules) {
      Map<String, String> more = new TreeMap<>(symptoms);
      for (String rule : rules.split(" ", -1)) {
        more.put(rule, complaint);
      }
      return new Draft(name, meaning, more, undecidable);
    }

    /**
     * Such a gateway does not let them get as far as their question.
     *
     * @param rules their ids, with blanks between them
     */
    Draft makesUndecidable(String rules) {
      return new Draft(name, meaning, symptoms, Set.of(rules.split(" ", -1)));
    }

    Fault replacing(UnaryOperator<Gateway.Builder> change) {
      return new Fault(name, meaning, symptoms, undecidable, change);
    }
  }
}
