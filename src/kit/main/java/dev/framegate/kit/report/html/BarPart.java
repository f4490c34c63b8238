package dev.framegate.kit.report.html;

import dev.framegate.kit.report.ReportFormat;
import dev.framegate.kit.report.Totals;
import dev.framegate.kit.rules.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of one verdict in a bar of all rules.
 *
 * @param from how many rules are drawn before it
 */
record BarPart(String verdict, int from, int count) {
  /** One part for each verdict that a rule has. */
  static List<BarPart> of(Totals totals) {
    List<BarPart> parts = new ArrayList<>();
    int from = 0;
    for (Verdict verdict : Verdict.values()) {
      int count = totals.of(verdict);
      if (count > 0) {
        parts.add(new BarPart(ReportFormat.lower(verdict), from, count));
        from += count;
      }
    }
    return parts;
  }
}
