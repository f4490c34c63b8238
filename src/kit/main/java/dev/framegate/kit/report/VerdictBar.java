package dev.framegate.kit.report;

import dev.framegate.kit.rules.Verdict;

/** Verdicts as parts of a bar. Drawn, because the page's policy lets no style attribute through. */
final class VerdictBar {
  private VerdictBar() {}

  static void write(Html html, Totals totals) {
    if (totals.rules() == 0) {
      return;
    }
    html.open(
        "svg",
        "class",
        "bar",
        "viewBox",
        "0 0 " + totals.rules() + " 1",
        "preserveAspectRatio",
        "none",
        "aria-hidden",
        "true");
    int from = 0;
    for (Verdict verdict : Verdict.values()) {
      int count = totals.of(verdict);
      if (count > 0) {
        html.open(
                "rect",
                "class",
                ReportFormat.lower(verdict),
                "x",
                Integer.toString(from),
                "width",
                Integer.toString(count),
                "height",
                "1")
            .close("rect");
        from += count;
      }
    }
    html.close("svg").raw("\n");
  }
}
