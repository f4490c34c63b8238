package dev.framegate.kit.report.html;

import dev.framegate.kit.io.WellFormedText;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.rules.Probe;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.rules.Synonyms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The catalogue as static pages: an index with a search, and a page for each chapter. The pages
 * link to each other only, so that any static host can serve them.
 */
public final class RuleSite {
  private final List<SiteChapter> chapters;
  private final List<JudgedRun> published;
  private final ReportOptions options;

  /**
   * @param published runs whose verdicts stand beside each rule
   */
  public RuleSite(RuleCatalogue catalogue, List<JudgedRun> published, ReportOptions options) {
    this.chapters = SiteChapter.of(catalogue, published);
    this.published = List.copyOf(published);
    this.options = options;
  }

  /**
   * Writes all pages, and the folders above them.
   *
   * @return the page to open
   */
  public Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (SiteChapter chapter : chapters) {
      WellFormedText.write(folder.resolve(chapter.file()), text(chapter));
    }
    Path index = folder.resolve("index.html");
    WellFormedText.write(index, index());
    return index;
  }

  private String index() {
    return Templates.render(
        "siteIndex.jte",
        Map.of(
            "chapters",
            chapters,
            "published",
            published,
            "entries",
            PageJson.of(entries()),
            "synonyms",
            PageJson.of(Synonyms.load()),
            "assets",
            PageAssets.with("search.js", "site.js")));
  }

  private String text(SiteChapter chapter) {
    return Templates.render(
        "siteChapter.jte",
        Map.of(
            "chapter",
            chapter,
            "options",
            options,
            "drawings",
            new Drawings(),
            "assets",
            PageAssets.with("copy.js")));
  }

  private List<SearchEntry> entries() {
    List<SearchEntry> entries = new ArrayList<>();
    for (SiteChapter chapter : chapters) {
      for (Rule rule : chapter.rules()) {
        entries.add(
            SearchEntry.of(
                chapter.file(), rule.id(), rule.statement(), rule.description(), rule.written()));
      }
      for (Probe probe : chapter.probes()) {
        entries.add(
            SearchEntry.of(
                chapter.file(),
                probe.id(),
                probe.question(),
                probe.description(),
                probe.written()));
      }
    }
    return entries;
  }
}
