package dev.framegate.kit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rules with the same verdict for the same reason, so that one defect of a target is read once.
 *
 * @param cause the reason that they share, without the values in which they differ; in one line
 * @param rules at least one, in the catalogue's order
 */
public record FailureGroup(String cause, List<RuleResult> rules) {
  /** What a target returned: an object, or a list of them. */
  private static final Pattern VALUE = Pattern.compile("[\\[{]\".*");

  private static final Pattern CLIENT = Pattern.compile("\\bclient \"[^\"]*\"");

  /** Sizes and times; a status such as 404 tells one cause from another. */
  private static final Pattern QUANTITY =
      Pattern.compile("\\b\\d[\\d.,]*(?= (?:bytes?|[KM]iB|KB|s|ms|answers?|rules?|entries)\\b)");

  public FailureGroup {
    rules = List.copyOf(rules);
  }

  /** The groups of some rules, in the order of their first rules. */
  public static List<FailureGroup> of(List<RuleResult> rules) {
    Map<String, List<RuleResult>> byCause = new LinkedHashMap<>();
    for (RuleResult rule : rules) {
      byCause.computeIfAbsent(cause(rule), c -> new ArrayList<>()).add(rule);
    }
    return byCause.entrySet().stream()
        .map(group -> new FailureGroup(group.getKey(), group.getValue()))
        .toList();
  }

  /** The rule that shows the cause with the fewest scenarios. */
  public RuleResult shortest() {
    return rules.stream()
        .min(Comparator.comparingInt(rule -> rule.scenarios().size()))
        .orElseThrow();
  }

  /** Their ids, such as {@code DEP-001, DEP-002}. */
  public String ids() {
    return rules.stream().map(rule -> rule.rule().id()).collect(Collectors.joining(", "));
  }

  /** A rule without a reason has a cause of its own. */
  private static String cause(RuleResult rule) {
    return VerdictReason.of(rule)
        .map(reason -> VerdictReason.oneLine(shared(reason)))
        .orElse(rule.rule().id());
  }

  private static String shared(VerdictReason reason) {
    return reason.lines().stream().map(FailureGroup::shared).collect(Collectors.joining(" / "));
  }

  private static String shared(String line) {
    String text = VALUE.matcher(line).replaceAll("…");
    text = CLIENT.matcher(text).replaceAll("the client");
    return QUANTITY.matcher(text).replaceAll("N");
  }
}
