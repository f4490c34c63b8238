package dev.framegate.kit.report;

import dev.framegate.kit.rules.Chapter;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A comparison as one page: the targets in its head, then rules by targets. */
public final class ComparisonHtml {
  private final Html html;
  private final Comparison comparison;

  private ComparisonHtml(Html html, Comparison comparison) {
    this.html = html;
    this.comparison = comparison;
  }

  /** Writes the comparison to a file such as {@code compare.html}. */
  public static void write(Comparison comparison, Path file) throws IOException {
    Files.writeString(file, text(comparison));
  }

  static String text(Comparison comparison) {
    return HtmlPage.text(
        String.join(", ", comparison.targets()) + " – Framegate comparison",
        "compare.js",
        html -> new ComparisonHtml(html, comparison).write());
  }

  private void write() {
    int targets = comparison.targets().size();
    int differences = comparison.differences().size();
    html.raw(
            "<header class=\"wide\">\n<h1><small>AWS API Gateway WebSocket conformance, side by side</small>")
        .text(targets + " targets, " + comparison.rows().size() + " rules")
        .raw("</h1>\n");
    html.open("section", "class", "verdict", "aria-label", "Result")
        .element(
            "p",
            differences == 0
                ? "The targets do not differ on any rule."
                : "The targets differ on %d of %d rules."
                    .formatted(differences, comparison.rows().size()),
            "class",
            "sentence")
        .raw("<ul>")
        .element("li", "Level " + comparison.runs().get(0).level().word() + " for all of them.")
        .raw("<li>A rule is skipped where a target does not declare what it needs; ")
        .text(
            comparison.rows().stream().filter(Comparison.Row::differsWhereTried).count()
                + " rules differ among targets that were tried.")
        .raw("</li></ul></section>\n</header>\n<main class=\"wide\">\n");
    new ComparisonHeader(html, comparison).write();
    matrix();
    html.raw("</main>\n<footer><p>Made by Framegate from the targets' ")
        .raw("<code>conformance.json</code>. Open a rule for the shortest proof of what each ")
        .raw("target did.</p></footer>\n");
  }

  private void matrix() {
    html.raw("<h2 id=\"rules\">Rules</h2>\n<div class=\"tools\" role=\"search\" hidden>")
        .raw("<input id=\"search\" type=\"search\" placeholder=\"Find in rules and proofs\"")
        .raw(" aria-label=\"Find in rules\"><select id=\"show\" aria-label=\"Which rules\">")
        .raw("<option value=\"differs\">only what differs</option>")
        .raw("<option value=\"tried\">only what differs where tried</option>")
        .raw("<option value=\"\">all rules</option></select>")
        .raw("<output id=\"shown\"></output></div>\n")
        .raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"rules\">")
        .raw("<table class=\"matrix\"><thead><tr><th scope=\"col\">Rule</th>");
    comparison.targets().forEach(name -> html.element("th", name, "scope", "col"));
    html.raw("</tr></thead>\n");
    chapters().forEach(this::chapter);
    html.raw("</table></div>\n");
  }

  private Map<String, List<Comparison.Row>> chapters() {
    Map<String, List<Comparison.Row>> chapters = new LinkedHashMap<>();
    comparison
        .rows()
        .forEach(
            row -> chapters.computeIfAbsent(row.rule().chapter(), c -> new ArrayList<>()).add(row));
    return chapters;
  }

  private void chapter(String folder, List<Comparison.Row> rows) {
    html.raw("<tbody class=\"chapter\"><tr class=\"title\"><th scope=\"rowgroup\" colspan=\"")
        .text(Integer.toString(comparison.targets().size() + 1))
        .raw("\">")
        .text(Chapter.of(folder).title())
        .raw("</th></tr>\n");
    rows.forEach(this::row);
    html.raw("</tbody>\n");
  }

  private void row(Comparison.Row row) {
    Rule rule = row.rule();
    html.open("tr", "class", "rule-row", "id", rule.id(), "data-kind", kind(row))
        .raw("<th scope=\"row\">");
    if (row.differs()) {
      html.raw("<details><summary>");
      title(rule);
      html.raw("</summary>");
      proofs(row);
      html.raw("</details>");
    } else {
      title(rule);
    }
    html.raw("</th>");
    row.cells().forEach(this::cell);
    html.raw("</tr>\n");
  }

  private static String kind(Comparison.Row row) {
    return row.differsWhereTried() ? "differs tried" : row.differs() ? "differs" : "";
  }

  private void title(Rule rule) {
    html.element("span", rule.id(), "class", "id mono")
        .text(" " + rule.statement() + " ")
        .element(
            "span",
            rule.requirement() + " · " + ReportFormat.lower(rule.grade()),
            "class",
            "marks");
  }

  private void proofs(Comparison.Row row) {
    html.raw("<dl class=\"proofs\">");
    for (int i = 0; i < row.cells().size(); i++) {
      Comparison.Cell cell = row.cells().get(i);
      if (cell.proof().isPresent() && cell.verdict().filter(v -> v != Verdict.PASSED).isPresent()) {
        html.element("dt", comparison.targets().get(i))
            .element("dd", cell.proof().get(), "class", "mono");
      }
    }
    html.raw("</dl>");
  }

  private void cell(Comparison.Cell cell) {
    html.raw("<td>");
    cell.verdict()
        .map(ReportFormat::lower)
        .ifPresentOrElse(
            verdict -> html.element("span", verdict, "class", "pill " + verdict),
            () -> html.element("span", "not asked", "class", "none"));
    html.raw("</td>");
  }
}
