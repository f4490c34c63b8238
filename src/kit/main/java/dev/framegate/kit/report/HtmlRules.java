package dev.framegate.kit.report;

import dev.framegate.kit.rules.Chapter;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rules by chapter, each with its scenarios and, where one did not pass, the evidence. */
final class HtmlRules {
  private final Html html;
  private final JudgedRun run;
  private final Timeline timeline;

  HtmlRules(Html html, JudgedRun run) {
    this.html = html;
    this.run = run;
    this.timeline = new Timeline(html);
  }

  void write() {
    html.raw("<h2 id=\"rules\">Rules</h2>\n");
    if (run.rules().isEmpty()) {
      html.raw("<p>No rule was tried.</p>\n");
    }
    tools();
    HtmlChapters.byChapter(run.rules())
        .forEach(
            (folder, rules) -> {
              html.open("section", "class", "chapter", "id", "chapter-" + folder)
                  .open("h3")
                  .text(Chapter.of(folder).title() + " ")
                  .element("small", rules.size() + (rules.size() == 1 ? " rule" : " rules"))
                  .raw("</h3>\n");
              rules.forEach(this::rule);
              html.raw("</section>\n");
            });
  }

  private void tools() {
    html.raw("<div class=\"tools\" role=\"search\" hidden><input id=\"search\" type=\"search\"")
        .raw(" placeholder=\"Find in rules and scenarios\" aria-label=\"Find in rules\">")
        .raw(
            "<select id=\"verdict\" aria-label=\"Verdict\"><option value=\"\">all verdicts</option>");
    for (Verdict verdict : Verdict.values()) {
      if (run.totals().of(verdict) > 0) {
        html.element("option", ReportFormat.lower(verdict), "value", ReportFormat.lower(verdict));
      }
    }
    if (!run.flaky().isEmpty()) {
      html.element("option", "flaky", "value", "flaky");
    }
    html.raw("</select><button type=\"button\" id=\"open\">Open all</button>")
        .raw("<button type=\"button\" id=\"close\">Close all</button>")
        .raw("<output id=\"shown\"></output></div>\n");
  }

  private void rule(RuleResult result) {
    Rule rule = result.rule();
    String verdict = ReportFormat.lower(result.verdict());
    html.raw("<details class=\"rule\" id=\"").text(rule.id()).raw("\" data-verdict=\"");
    html.text(result.flaky() ? verdict + " flaky" : verdict)
        .raw(opened(result) ? "\" open>" : "\">");
    html.raw("<summary>")
        .element("span", verdict, "class", "pill " + verdict)
        .element("span", rule.id(), "class", "id mono")
        .element("span", rule.statement(), "class", "statement")
        .raw("<span class=\"marks\">");
    if (result.tally().of() > 1 && result.verdict() != Verdict.UNTESTABLE) {
      tally(result.tally(), result.flaky());
    }
    if (rule.seed()) {
      html.element("span", "seed", "class", "seed", "title", "The deploy page itself says it")
          .text(" ");
    }
    html.text(rule.requirement() + " · " + rule.grade().name().toLowerCase(Locale.ROOT))
        .raw("</span></summary>\n<div class=\"body\">");
    body(result);
    html.raw("</div></details>\n");
  }

  private void tally(PassCount tally, boolean flaky) {
    html.element(
            "span",
            (flaky ? "flaky: " : "") + tally.words(),
            "class",
            flaky ? "tally flaky" : "tally")
        .text(" ");
  }

  private static boolean opened(RuleResult result) {
    return result.verdict() == Verdict.FAILED || result.verdict() == Verdict.ERRORED;
  }

  private void body(RuleResult result) {
    Rule rule = result.rule();
    String prose =
        rule.description()
            .lines()
            .filter(line -> !rule.hint().filter(line::equals).isPresent())
            .collect(Collectors.joining("\n"))
            .strip();
    if (!prose.isEmpty()) {
      html.element("p", prose);
    }
    rule.hint().ifPresent(hint -> html.element("p", hint, "class", "hint"));
    result
        .reason()
        .ifPresent(
            reason ->
                html.element(
                    "p", (result.verdict() == Verdict.UNTESTABLE ? "Untestable: " : "") + reason));
    declared(rule.id());
    html.open("p", "class", "origin")
        .text("Source: " + rule.source() + " · ")
        .element("code", rule.location())
        .raw("</p>\n");
    Optional<String> common = commonReason(result);
    common.ifPresent(reason -> html.element("pre", reason, "class", "reason"));
    result.scenarios().forEach(scenario -> scenario(scenario, common.isPresent()));
  }

  /** What all scenarios of a skipped rule would say; it is said once. */
  private static Optional<String> commonReason(RuleResult result) {
    List<String> reasons =
        result.scenarios().stream().map(s -> s.reason().orElse("")).distinct().toList();
    return result.verdict() == Verdict.SKIPPED && reasons.size() == 1
        ? Optional.of(reasons.get(0))
        : Optional.empty();
  }

  private void declared(String id) {
    run.deviations().stream()
        .filter(d -> d.deviation().covers(id))
        .forEach(
            d ->
                html.raw("<p>")
                    .element("a", "Declared deviation", "href", "#deviations")
                    .text(": " + d.deviation().reason() + " (" + d.state().word() + ")")
                    .raw("</p>"));
  }

  private void scenario(ScenarioResult scenario, boolean told) {
    String verdict = ReportFormat.lower(scenario.verdict());
    html.open("div", "class", "scenario " + verdict)
        .open("div", "class", "line")
        .element("span", verdict, "class", "pill " + verdict)
        .element("span", scenario.name(), "class", "name");
    if (scenario.tally().of() > 1) {
      tally(scenario.tally(), scenario.tally().flaky());
    }
    html.element("span", ReportFormat.seconds(scenario.seconds()) + " s", "class", "aside")
        .close("div");
    if (scenario.verdict() != Verdict.PASSED && !told) {
      html.open("div", "class", "origin").element("code", scenario.location()).close("div");
      scenario.reason().ifPresent(reason -> html.element("pre", reason, "class", "reason"));
      if (!scenario.evidence().isEmpty()) {
        evidence(scenario);
      }
    }
    html.raw("</div>\n");
  }

  private void evidence(ScenarioResult scenario) {
    int events = scenario.evidence().size();
    boolean failed = scenario.verdict() == Verdict.FAILED;
    html.raw(failed ? "<details class=\"evidence\" open>" : "<details class=\"evidence\">")
        .element("summary", "Evidence: " + events + (events == 1 ? " event" : " events"))
        .raw("\n");
    timeline.write(scenario.evidence());
    html.raw("</details>");
  }
}
