package dev.framegate.kit.report;

import dev.framegate.kit.rules.Verdict;
import java.util.List;

/** The head of the page: the verdict, what was judged, and the totals. */
final class HtmlOverview {
  private static final int MOST_BROKEN = 12;

  private final Html html;
  private final JudgedRun run;

  HtmlOverview(Html html, JudgedRun run) {
    this.html = html;
    this.run = run;
  }

  void write() {
    html.raw("<header>\n<h1><small>AWS API Gateway WebSocket conformance report</small>")
        .text(run.target().name())
        .raw("</h1>\n");
    verdict(Headline.of(run));
    totals();
    facts();
    html.raw("</header>\n");
  }

  private void verdict(Headline headline) {
    html.open(
            "section",
            "class",
            "verdict " + ReportFormat.lower(headline.tone()),
            "aria-label",
            "Verdict")
        .element("p", headline.sentence(), "class", "sentence");
    broken();
    if (!headline.notes().isEmpty()) {
      html.raw("<ul>");
      headline.notes().forEach(note -> html.element("li", note));
      html.raw("</ul>");
    }
    html.raw("</section>\n");
  }

  private void broken() {
    List<RuleResult> broken = run.broken();
    if (broken.isEmpty()) {
      return;
    }
    html.raw("<ul class=\"broken\">");
    for (RuleResult result : broken.subList(0, Math.min(MOST_BROKEN, broken.size()))) {
      html.raw("<li>")
          .element("a", result.rule().id(), "href", "#" + result.rule().id(), "class", "id mono")
          .text(result.rule().statement())
          .raw("</li>");
    }
    if (broken.size() > MOST_BROKEN) {
      html.element("li", "and " + (broken.size() - MOST_BROKEN) + " more, below");
    }
    html.raw("</ul>");
  }

  private void totals() {
    html.raw("<ul class=\"totals\" aria-label=\"Totals\">");
    total("", run.totals().rules(), run.totals().rules() == 1 ? "rule" : "rules");
    for (Verdict verdict : Verdict.values()) {
      int count = run.totals().of(verdict);
      if (count > 0 || verdict == Verdict.PASSED || verdict == Verdict.FAILED) {
        total(ReportFormat.lower(verdict), count, ReportFormat.lower(verdict));
      }
    }
    total("", run.totals().scenarios(), run.totals().scenarios() == 1 ? "scenario" : "scenarios");
    html.raw("</ul>\n");
    VerdictBar.write(html, run.totals());
  }

  private void total(String tint, int count, String name) {
    html.raw("<li>")
        .element("b", Integer.toString(count), "class", count == 0 ? "none" : tint)
        .element("span", name)
        .raw("</li>");
  }

  private void facts() {
    JudgedTarget target = run.target();
    html.raw("<dl class=\"facts\">");
    fact("Target", target.name() + (target.version().isEmpty() ? "" : " " + target.version()));
    fact("Adapter", target.adapter());
    fact("Level", run.level().word());
    html.raw("<div><dt>Started</dt><dd>")
        .element("time", ReportFormat.date(run.started()), "datetime", run.started().toString())
        .raw("</dd></div>");
    fact("Took", ReportFormat.seconds(run.seconds()) + " s");
    if (run.repeat() > 1) {
      fact("Rounds", Integer.toString(run.repeat()));
    }
    fact("Kit", run.kit().name() + " " + run.kit().version());
    html.raw("<div class=\"wide\"><dt>Declared capabilities</dt>")
        .element(
            "dd",
            target.capabilities().isEmpty() ? "none" : String.join(", ", target.capabilities()))
        .raw("</div></dl>\n");
  }

  private void fact(String name, String value) {
    html.raw("<div>").element("dt", name).element("dd", value).raw("</div>");
  }
}
