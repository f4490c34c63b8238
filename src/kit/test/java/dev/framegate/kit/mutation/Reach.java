package dev.framegate.kit.mutation;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Which rules reach which lines of the gateway. Safe for many threads. */
final class Reach {
  /**
   * What the run of one rule reached.
   *
   * @param digest changes with the rule and with the gateway
   * @param millis how long it took
   * @param green whether it passed; another cannot notice anything
   * @param lines by number
   * @param once those of them that a static initialiser ran
   */
  record OfRule(
      String rule,
      String digest,
      int scenarios,
      long millis,
      boolean green,
      BitSet lines,
      BitSet once) {}

  /** What fewer rules reach is likely to be prepared for others, too. */
  private static final int FEW = 5;

  private final LineNumbers numbers;
  private final Map<String, OfRule> rules = new TreeMap<>();
  private final Map<Integer, Long> counts = new ConcurrentHashMap<>();

  Reach(LineNumbers numbers, List<OfRule> measured) {
    this.numbers = numbers;
    measured.forEach(each -> rules.put(each.rule(), each));
  }

  OfRule rule(String id) {
    OfRule found = rules.get(id);
    if (found == null) {
      throw new IllegalArgumentException("The rule was not measured: " + id);
    }
    return found;
  }

  List<OfRule> rules() {
    return List.copyOf(rules.values());
  }

  /**
   * The rules that may notice a change, the likeliest first. What a static initialiser prepares is
   * used by what reaches its class, or by anything.
   */
  List<OfRule> candidates(Mutation mutation) {
    BitSet place = those(line -> line.equals(mutation.place()));
    BitSet ofClass = those(line -> line.startsWith(mutation.className() + ":"));
    List<OfRule> found = reaching(place);
    if (rules.values().stream().anyMatch(each -> each.once().intersects(place))) {
      List<OfRule> near = reaching(ofClass);
      found = near.size() > FEW ? near : reaching(those(line -> true));
    }
    Map<OfRule, Double> interest = new HashMap<>();
    found.forEach(each -> interest.put(each, interest(each, ofClass)));
    return found.stream()
        .sorted(
            Comparator.comparingDouble((OfRule each) -> -interest.getOrDefault(each, 0.0))
                .thenComparingLong(OfRule::millis))
        .toList();
  }

  /** A rule that is about a class reaches lines of it that few others do. */
  private double interest(OfRule rule, BitSet ofClass) {
    BitSet common = (BitSet) ofClass.clone();
    common.and(rule.lines());
    return common.stream().mapToDouble(line -> 1.0 / reachedBy(line)).sum();
  }

  private long reachedBy(int line) {
    return counts.computeIfAbsent(
        line, counted -> rules.values().stream().filter(each -> each.lines().get(counted)).count());
  }

  private BitSet those(Predicate<String> wanted) {
    BitSet those = new BitSet();
    for (int number = 0; number < numbers.size(); number++) {
      those.set(number, wanted.test(numbers.line(number)));
    }
    return those;
  }

  private List<OfRule> reaching(BitSet those) {
    return rules.values().stream()
        .filter(each -> each.green() && each.lines().intersects(those))
        .toList();
  }
}
