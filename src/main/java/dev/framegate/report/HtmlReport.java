package dev.framegate.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The run as one self-contained page, for people: it needs no network, and its content policy runs
 * no script but its own, whatever a target has sent.
 */
public final class HtmlReport {
  private HtmlReport() {}

  /** Writes the run to a file such as {@code index.html}. */
  public static void write(Run run, Path file) throws IOException {
    Files.writeString(file, text(run));
  }

  static String text(Run run) {
    String style = resource("report.css");
    String script = resource("report.js");
    Html html = new Html();
    html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .raw("style-src '" + hash(style) + "'; script-src '" + hash(script) + "'\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .element("title", run.target().name() + " – Framegate conformance report")
        .raw("\n<style>" + style + "</style>\n</head>\n<body>\n");
    new HtmlOverview(html, run).write();
    html.raw("<main>\n");
    new HtmlChapters(html, run).write();
    new HtmlRules(html, run).write();
    new HtmlAppendix(html, run).write();
    html.raw("</main>\n<footer><p>Made by ")
        .text(run.kit().name() + " " + run.kit().version())
        .raw(". Beside this page: <code>conformance.json</code> (the same for machines),")
        .raw(" <code>junit.xml</code>, <code>messages.ndjson</code>.</p></footer>\n")
        .raw("<script>" + script + "</script>\n</body>\n</html>\n");
    return html.toString();
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The kit's jar lacks " + name + "; build it anew.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
