package dev.framegate.kit.report;

import dev.framegate.kit.rules.Deviation;
import dev.framegate.kit.rules.Verdict;
import java.util.List;

/** What is beside the rules: deviations, probes, untestable rules, settings. */
final class HtmlAppendix {
  private final Html html;
  private final JudgedRun run;

  HtmlAppendix(Html html, JudgedRun run) {
    this.html = html;
    this.run = run;
  }

  void write() {
    deviations();
    probes();
    untestable();
    visibility();
    settings();
  }

  private void deviations() {
    if (run.deviations().isEmpty()) {
      return;
    }
    table(
        "deviations",
        "Declared deviations",
        "Rules that the target's declaration says it breaks. They excuse a failure from the exit"
            + " code, never from the verdict.",
        "Rule",
        "State",
        "Reason",
        "Issue",
        "Expires");
    for (DeviationResult result : run.deviations()) {
      Deviation deviation = result.deviation();
      html.raw("<tr><td>");
      ruleLink(deviation.rule());
      html.raw("</td><td>")
          .element("b", result.state().word())
          .text(" ")
          .element("span", result.advice(), "class", "origin")
          .raw("</td>")
          .element("td", deviation.reason())
          .raw("<td>");
      deviation.issue().ifPresent(this::issue);
      html.raw("</td>")
          .element("td", deviation.expires().map(Object::toString).orElse("never"))
          .raw("</tr>\n");
    }
    html.raw("</tbody></table></div>\n");
  }

  private void ruleLink(String id) {
    if (run.rules().stream().anyMatch(r -> r.rule().id().equals(id))) {
      html.element("a", id, "href", "#" + id, "class", "id mono");
    } else {
      html.element("span", id, "class", "id mono");
    }
  }

  /** A link only where it leads to the web; a declaration may hold anything. */
  private void issue(String issue) {
    if (issue.startsWith("https://") || issue.startsWith("http://")) {
      html.element("a", issue, "href", issue, "rel", "noreferrer");
    } else {
      html.text(issue);
    }
  }

  private void probes() {
    if (run.probes().isEmpty()) {
      return;
    }
    table(
        "probes",
        "Probes",
        "What the target does where the documents are silent. No verdict: no answer is wrong.",
        "Probe",
        "Question",
        "Case",
        "Answer");
    for (ProbeResult probe : run.probes()) {
      html.raw("<tr><td>")
          .element("span", probe.id(), "class", "id mono")
          .raw("</td>")
          .element("td", probe.question())
          .element("td", probe.scenario())
          .raw("<td>")
          .element("b", probe.answer().isEmpty() ? "not recorded" : probe.answer())
          .raw("</td></tr>\n");
    }
    html.raw("</tbody></table></div>\n");
  }

  private void untestable() {
    List<RuleResult> rules = run.with(Verdict.UNTESTABLE);
    if (rules.isEmpty()) {
      return;
    }
    table(
        "untestable",
        "Untestable rules",
        "Part of the rules, but nothing that a client can see would tell. Counted as nothing else.",
        "Rule",
        "Statement",
        "Why");
    for (RuleResult rule : rules) {
      html.raw("<tr><td>");
      ruleLink(rule.rule().id());
      html.raw("</td>")
          .element("td", rule.rule().statement())
          .element("td", rule.reason().orElse(""))
          .raw("</tr>\n");
    }
    html.raw("</tbody></table></div>\n");
  }

  private void visibility() {
    if (run.visibility().isEmpty()) {
      return;
    }
    table(
        "visibility",
        "Time until changes were seen",
        "From the control plane's answer until a fresh client saw the change; no more than that, as the"
            + " kit may have looked late.",
        "Change",
        "Watched",
        "Half of them within",
        "99 of 100 within");
    for (PropagationDelay each : run.visibility()) {
      html.raw("<tr>")
          .element("td", each.change())
          .element("td", Integer.toString(each.seen()))
          .element("td", ReportFormat.seconds(each.p50()) + " s")
          .element("td", ReportFormat.seconds(each.p99()) + " s")
          .raw("</tr>\n");
    }
    html.raw("</tbody></table></div>\n");
  }

  private void settings() {
    if (run.settings().isEmpty()) {
      return;
    }
    table("settings", "Effective settings", "Secrets removed.", "Setting", "Value");
    run.settings()
        .forEach(
            (name, value) ->
                html.raw("<tr><td>")
                    .element("code", name)
                    .raw("</td>")
                    .element("td", value)
                    .raw("</tr>\n"));
    html.raw("</tbody></table></div>\n");
  }

  private void table(String id, String title, String note, String... columns) {
    html.element("h2", title, "id", id)
        .element("p", note)
        .open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-labelledby", id)
        .raw("<table class=\"stack\"><thead><tr>");
    for (String column : columns) {
      html.element("th", column, "scope", "col");
    }
    html.raw("</tr></thead>\n<tbody>\n");
  }
}
