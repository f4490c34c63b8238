package dev.framegate.kit.report;

import dev.framegate.kit.rules.Verdict;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was compared: a card for each target. */
final class ComparisonHeader {
  private final Html html;
  private final Comparison comparison;

  ComparisonHeader(Html html, Comparison comparison) {
    this.html = html;
    this.comparison = comparison;
  }

  void write() {
    html.raw("<h2 id=\"targets\">Targets</h2>\n<div class=\"heads\">\n");
    for (int i = 0; i < comparison.targets().size(); i++) {
      head(comparison.targets().get(i), comparison.runs().get(i));
    }
    html.raw("</div>\n");
  }

  private void head(String name, JudgedRun run) {
    JudgedTarget target = run.target();
    html.open("section", "class", "head " + ReportFormat.lower(Headline.of(run).tone()))
        .element("h3", name)
        .element("p", Headline.of(run).sentence());
    VerdictBar.write(html, run.totals());
    html.element(
            "p",
            Stream.of(Verdict.values())
                .filter(verdict -> run.totals().of(verdict) > 0)
                .map(verdict -> run.totals().of(verdict) + " " + ReportFormat.lower(verdict))
                .collect(Collectors.joining(", ")),
            "class",
            "origin")
        .raw("<dl class=\"facts\">");
    fact("Version", target.version().isEmpty() ? "not told" : target.version());
    fact("Adapter", target.adapter());
    fact("Kit", run.kit().name() + " " + run.kit().version());
    fact("Started", ReportFormat.date(run.started()));
    if (run.filtered()) {
      fact("Rules", "only a part was asked for");
    }
    html.raw("<div class=\"wide\"><dt>Declared capabilities</dt>")
        .element(
            "dd",
            target.capabilities().isEmpty() ? "none" : String.join(", ", target.capabilities()))
        .raw("</div></dl></section>\n");
  }

  private void fact(String name, String value) {
    html.raw("<div>").element("dt", name).element("dd", value).raw("</div>");
  }
}
