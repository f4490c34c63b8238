package dev.framegate.kit.mutation;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Which rules, faults and liars reach which lines. Safe for many threads. */
final class Reach {
  /**
   * What the run of one rule, fault or liar reached.
   *
   * @param name the rule's id, or a fault or liar as in {@link JudgeProbe}
   * @param digest changes with what was run and with the classes
   * @param millis how long it took
   * @param green whether it was as expected; another cannot notice anything
   * @param lines by number
   * @param once those of them that a static initialiser ran
   */
  record OfCase(
      String name,
      String digest,
      int scenarios,
      long millis,
      boolean green,
      BitSet lines,
      BitSet once) {}

  /** What fewer cases reach is likely to be prepared for others, too. */
  private static final int FEW = 5;

  private final LineNumbers numbers;
  private final Map<String, OfCase> cases = new TreeMap<>();
  private final Map<Integer, Long> counts = new ConcurrentHashMap<>();

  Reach(LineNumbers numbers, List<OfCase> measured) {
    this.numbers = numbers;
    measured.forEach(each -> cases.put(each.name(), each));
  }

  /**
   * The cases that may notice a change, the likeliest first. What a static initialiser prepares is
   * used by what reaches its class, or by anything.
   */
  List<OfCase> candidates(Mutation mutation) {
    BitSet place = those(line -> line.equals(mutation.place()));
    BitSet ofClass = those(line -> line.startsWith(mutation.className() + ":"));
    List<OfCase> found = reaching(place);
    if (cases.values().stream().anyMatch(each -> each.once().intersects(place))) {
      List<OfCase> near = reaching(ofClass);
      found = near.size() > FEW ? near : reaching(those(line -> true));
    }
    Map<OfCase, Double> interest = new HashMap<>();
    found.forEach(each -> interest.put(each, interest(each, ofClass)));
    return found.stream()
        .sorted(
            Comparator.comparingDouble((OfCase each) -> -interest.getOrDefault(each, 0.0))
                .thenComparingLong(OfCase::millis))
        .toList();
  }

  /** What is about a class reaches lines of it that few others do. */
  private double interest(OfCase one, BitSet ofClass) {
    BitSet common = (BitSet) ofClass.clone();
    common.and(one.lines());
    return common.stream().mapToDouble(line -> 1.0 / reachedBy(line)).sum();
  }

  private long reachedBy(int line) {
    return counts.computeIfAbsent(
        line, counted -> cases.values().stream().filter(each -> each.lines().get(counted)).count());
  }

  private BitSet those(Predicate<String> wanted) {
    BitSet those = new BitSet();
    for (int number = 0; number < numbers.size(); number++) {
      those.set(number, wanted.test(numbers.line(number)));
    }
    return those;
  }

  private List<OfCase> reaching(BitSet those) {
    return cases.values().stream()
        .filter(each -> each.green() && each.lines().intersects(those))
        .toList();
  }
}
