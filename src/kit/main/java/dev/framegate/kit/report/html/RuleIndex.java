package dev.framegate.kit.report.html;

import dev.framegate.kit.report.ReportFormat;
import dev.framegate.kit.rules.Chapter;
import dev.framegate.kit.rules.Probe;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import java.util.Locale;

/** The index of all rules and probes in Markdown, with an anchor for each. */
public final class RuleIndex {
  private RuleIndex() {}

  /** The text of {@code docs/rules.md}. */
  public static String markdown(RuleCatalogue catalogue) {
    StringBuilder text =
        new StringBuilder(
            """
            # All rules

            %d rules and %d probes by chapter. A link to a rule is `docs/rules.md#FRM-004`. `framegate rules FRM-004`
            explains a rule, `framegate docs` writes all of them with their scenarios as pages. This file is generated.
            """
                .formatted(catalogue.rules().size(), catalogue.probes().size()));
    for (Chapter chapter : catalogue.chapters()) {
      text.append("\n## ").append(chapter.title()).append("\n\n");
      catalogue.rules().stream()
          .filter(rule -> rule.chapter().equals(chapter.folder()))
          .forEach(rule -> text.append(line(rule)));
      catalogue.probes().stream()
          .filter(probe -> probe.chapter().equals(chapter.folder()))
          .forEach(probe -> text.append(line(probe)));
    }
    return text.toString();
  }

  private static String line(Rule rule) {
    return line(
        rule.id(),
        rule.statement(),
        rule.location(),
        "%s, %s%s"
            .formatted(
                rule.requirement().name(),
                ReportFormat.lower(rule.grade()),
                rule.untestable().isPresent() ? ", untestable" : ""));
  }

  private static String line(Probe probe) {
    return line(probe.id(), probe.question(), probe.location(), "probe");
  }

  private static String line(String id, String statement, String location, String marks) {
    return String.format(
            Locale.ROOT,
            "- <a id=\"%s\"></a>**[%s](../%s)** %s (%s)%n",
            id,
            id,
            location.substring(0, location.lastIndexOf(':')),
            statement.replace("$", "\\$").replace("<", "&lt;").replace("*", "\\*"),
            marks)
        .replace("\r\n", "\n");
  }
}
