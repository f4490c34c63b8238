package dev.framegate.kit.report.html;

import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.rules.Chapter;
import dev.framegate.kit.rules.Probe;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import java.util.List;

/** One page of the site. */
record SiteChapter(
    Chapter chapter, List<Rule> rules, List<Probe> probes, List<JudgedRun> published) {
  static List<SiteChapter> of(RuleCatalogue catalogue, List<JudgedRun> published) {
    return catalogue.chapters().stream()
        .map(
            chapter ->
                new SiteChapter(
                    chapter,
                    catalogue.rules().stream()
                        .filter(rule -> rule.chapter().equals(chapter.folder()))
                        .toList(),
                    catalogue.probes().stream()
                        .filter(probe -> probe.chapter().equals(chapter.folder()))
                        .toList(),
                    published))
        .toList();
  }

  String file() {
    return chapter.folder() + ".html";
  }

  List<TargetVerdict> verdicts(Rule rule) {
    return TargetVerdict.of(rule.id(), published);
  }
}
