package dev.framegate.kit.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The run as one page. */
public final class HtmlReport {
  private HtmlReport() {}

  /** Writes the run to a file such as {@code index.html}. */
  public static void write(JudgedRun run, Path file) throws IOException {
    Files.writeString(file, text(run));
  }

  static String text(JudgedRun run) {
    return HtmlPage.text(
        run.target().name() + " – Framegate conformance report",
        "report.js",
        html -> {
          new HtmlOverview(html, run).write();
          html.raw("<main>\n");
          new HtmlChapters(html, run).write();
          new HtmlRules(html, run).write();
          new HtmlAppendix(html, run).write();
          html.raw("</main>\n<footer><p>Made by ")
              .text(run.kit().name() + " " + run.kit().version())
              .raw(". Beside this page: <code>conformance.json</code> (the same for machines),")
              .raw(" <code>junit.xml</code>, <code>messages.ndjson</code>.</p></footer>\n");
        });
  }
}
