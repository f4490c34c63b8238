package dev.framegate.kit.report;

import dev.framegate.kit.rules.Chapter;
import dev.framegate.kit.rules.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of chapters and verdicts. */
final class HtmlChapters {
  private final Html html;
  private final JudgedRun run;

  HtmlChapters(Html html, JudgedRun run) {
    this.html = html;
    this.run = run;
  }

  static Map<String, List<RuleResult>> byChapter(List<RuleResult> rules) {
    Map<String, List<RuleResult>> chapters = new LinkedHashMap<>();
    rules.forEach(
        rule -> chapters.computeIfAbsent(rule.rule().chapter(), c -> new ArrayList<>()).add(rule));
    return chapters;
  }

  void write() {
    if (run.rules().isEmpty()) {
      return;
    }
    html.raw("<h2 id=\"chapters\">Chapters</h2>\n<div class=\"scroll\" tabindex=\"0\"")
        .raw(" role=\"region\" aria-labelledby=\"chapters\"><table class=\"counts\"><thead><tr>")
        .raw("<th scope=\"col\">Chapter</th><th scope=\"col\">Rules</th>");
    for (Verdict verdict : Verdict.values()) {
      html.element("th", ReportFormat.lower(verdict), "scope", "col");
    }
    html.raw("</tr></thead>\n<tbody>\n");
    byChapter(run.rules())
        .forEach(
            (folder, rules) -> {
              html.raw("<tr><th scope=\"row\">")
                  .element("a", Chapter.of(folder).title(), "href", "#chapter-" + folder)
                  .raw("</th>");
              counts(Totals.of(rules));
            });
    html.raw("</tbody>\n<tfoot><tr><th scope=\"row\">All</th>");
    counts(run.totals());
    html.raw("</tfoot></table></div>\n");
  }

  private void counts(Totals totals) {
    html.element("td", Integer.toString(totals.rules()));
    for (Verdict verdict : Verdict.values()) {
      int count = totals.of(verdict);
      html.element(
          "td",
          Integer.toString(count),
          "class",
          count == 0 ? "none" : ReportFormat.lower(verdict));
    }
    html.raw("</tr>\n");
  }
}
