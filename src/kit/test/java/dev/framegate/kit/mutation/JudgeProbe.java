package dev.framegate.kit.mutation;

import static java.util.stream.Collectors.toMap;

import dev.framegate.faults.Fault;
import dev.framegate.faults.Faults;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.matrix.DetectionMatrix;
import dev.framegate.kit.matrix.FaultDetection;
import dev.framegate.kit.matrix.MatrixText;
import dev.framegate.kit.matrix.ParallelDetection;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.run.liars.LiarRuns;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.bundled.BundledTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Asks the kit whether it judges right: the right gateway passes, faults are seen by the rules that
 * they break, and liars are not believed. Each {@link JudgeLoader} has this class for itself.
 */
public final class JudgeProbe {
  /** Before the name of a fault, among rules. */
  static final String FAULT = "fault ";

  /** Before the name of a liar, likewise. */
  static final String LIAR = "liar that ";

  private static final int THREADS = 3;
  private static final Timeouts HASTY = new Timeouts(0.25);

  /** About as many scenarios does each liar run. */
  private static final int OF_LIAR = 60;

  private static final RuleCatalogue CATALOGUE = RuleCatalogue.load();

  private JudgeProbe() {}

  /** All that can be asked. */
  static List<Subject.Case> cases() {
    List<Subject.Case> cases = new ArrayList<>(RuleRuns.cases());
    for (Fault fault : Faults.all()) {
      int scenarios =
          fault.breaks().stream()
              .flatMap(rule -> CATALOGUE.rule(rule).stream())
              .mapToInt(rule -> rule.scenarios())
              .sum();
      cases.add(
          new Subject.Case(
              FAULT + fault.name(), String.valueOf(new TreeSet<>(fault.breaks())), scenarios));
    }
    LiarRuns.names().forEach(name -> cases.add(new Subject.Case(LIAR + name, name, OF_LIAR)));
    return cases;
  }

  /**
   * What is not as it should be, by case.
   *
   * @param cases ids of rules, and names of faults and liars after {@link #FAULT} and {@link #LIAR}
   */
  public static Map<String, String> complaints(List<String> cases) {
    Map<String, String> complaints = new TreeMap<>();
    List<String> liars = named(LIAR, cases);
    List<Fault> faults = named(FAULT, cases).stream().map(Faults::named).toList();
    List<String> rules =
        cases.stream().filter(each -> !each.startsWith(FAULT) && !each.startsWith(LIAR)).toList();
    if (!rules.isEmpty()) {
      complaints.putAll(ofRightGateway(rules));
    }
    if (!faults.isEmpty()) {
      complaints.putAll(ofWrongGateways(faults));
    }
    for (String liar : liars) {
      Set<String> believed = believed(liar);
      if (!believed.isEmpty()) {
        complaints.put(LIAR + liar, "it passes " + String.join(" ", believed));
      }
    }
    return complaints;
  }

  private static List<String> named(String start, List<String> cases) {
    return cases.stream()
        .filter(each -> each.startsWith(start))
        .map(each -> each.substring(start.length()))
        .toList();
  }

  private static Set<String> believed(String liar) {
    try {
      return LiarRuns.believed(liar);
    } catch (IOException e) {
      throw new UncheckedIOException("The liar cannot be started", e);
    }
  }

  private static Map<String, String> ofRightGateway(List<String> rules) {
    Map<String, String> decided = new ConcurrentHashMap<>();
    try (Target target = new BundledTarget("bundled", UnaryOperator.identity(), decided, false)) {
      return RuleRuns.run(target, decided, rules, Timeouts.NORMAL, THREADS).stream()
          .filter(each -> rules.contains(each.rule()))
          .collect(
              toMap(
                  RuleRuns.Complaint::rule, RuleRuns.Complaint::reason, (first, second) -> first));
    }
  }

  private static Map<String, String> ofWrongGateways(List<Fault> faults) {
    Map<String, String> complaints = new TreeMap<>();
    DetectionMatrix matrix = DetectionMatrix.narrow(CATALOGUE, HASTY, THREADS);
    try (ParallelDetection detections = ParallelDetection.start(matrix, faults)) {
      for (Fault fault : faults) {
        FaultDetection detection = detections.of(fault);
        if (!detection.exact() && !detection.skipped().containsAll(fault.breaks())) {
          complaints.put(FAULT + fault.name(), MatrixText.of(detection));
        }
      }
    }
    return complaints;
  }
}
