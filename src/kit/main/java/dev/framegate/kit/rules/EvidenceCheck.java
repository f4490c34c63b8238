package dev.framegate.kit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds the grades of the rules against their evidence. */
final class EvidenceCheck {
  private final Ledger ledger;
  private final List<FeatureProblem> problems = new ArrayList<>();

  private EvidenceCheck(Ledger ledger) {
    this.ledger = ledger;
  }

  static List<FeatureProblem> problems(Ledger ledger, List<Rule> rules, List<Probe> probes) {
    EvidenceCheck check = new EvidenceCheck(ledger);
    if (ledger.isKept()) {
      rules.forEach(check::rule);
      check.orphans(rules, probes);
    }
    return check.problems;
  }

  private void rule(Rule rule) {
    String subject = "the rule " + rule.id();
    if (rule.evidence().isEmpty()) {
      if (rule.untestable().isEmpty()) {
        problem(rule.location(), subject + " has no evidence; add entries to its chapter's ledger");
      }
      return;
    }
    Set<Grade> allowed = Grade.allowedBy(rule.evidence());
    if (!allowed.contains(rule.grade())) {
      problem(
          rule.location(),
          "%s is tagged @%s, but its evidence makes it %s; change the tag, the scenarios or the evidence"
              .formatted(
                  subject,
                  rule.grade().word(),
                  new TreeSet<>(allowed)
                      .stream().map(Grade::word).collect(Collectors.joining(" or "))));
    }
  }

  private void orphans(List<Rule> rules, List<Probe> probes) {
    Set<String> left = new TreeSet<>(ledger.evidence().keySet());
    rules.forEach(rule -> left.remove(rule.id()));
    probes.forEach(probe -> left.remove(probe.id()));
    left.forEach(
        id ->
            problem(
                ledger.places().getOrDefault(id, ""),
                id + " has evidence but is no rule or probe; remove it, or write the rule"));
  }

  private void problem(String location, String message) {
    problems.add(new FeatureProblem(location, message));
  }
}
