package dev.framegate.kit.rules;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How much of a catalogue rests on what; the figures count testable rules.
 *
 * @param withEvidence rules with at least one entry
 * @param byKind rules with at least one entry of the kind that supports them
 * @param assertedOnAws rules that a test that runs against AWS asserts, in whole or in part
 * @param oneReportOnly rules for which a single report is all there is
 */
public record EvidenceSummary(
    int testable,
    int withEvidence,
    Map<EvidenceKind, Integer> byKind,
    int assertedOnAws,
    int oneReportOnly,
    int disputed) {
  public EvidenceSummary {
    byKind = Map.copyOf(byKind);
  }

  /** The figures of these rules. */
  public static EvidenceSummary of(List<Rule> rules) {
    List<Rule> testable = rules.stream().filter(rule -> rule.untestable().isEmpty()).toList();
    Map<EvidenceKind, Integer> byKind = new EnumMap<>(EvidenceKind.class);
    for (EvidenceKind kind : EvidenceKind.values()) {
      byKind.put(
          kind,
          count(
              testable,
              rule ->
                  rule.evidence().stream()
                      .anyMatch(e -> e.kind() == kind && e.support() != Support.AGAINST)));
    }
    return new EvidenceSummary(
        testable.size(),
        count(testable, rule -> !rule.evidence().isEmpty()),
        byKind,
        count(
            testable, rule -> rule.evidence().stream().anyMatch(EvidenceSummary::isAssertedOnAws)),
        count(
            testable,
            rule ->
                rule.evidence().size() == 1
                    && rule.evidence().get(0).kind() == EvidenceKind.REPORT),
        count(testable, rule -> rule.grade() == Grade.DISPUTED));
  }

  private static boolean isAssertedOnAws(Evidence evidence) {
    return evidence.kind() == EvidenceKind.AWS_TEST
        && (evidence.support() == Support.ALL || evidence.support() == Support.PART);
  }

  private static int count(List<Rule> rules, Predicate<Rule> wanted) {
    return (int) rules.stream().filter(wanted).count();
  }
}
