package dev.framegate.kit.report;

import dev.framegate.kit.rules.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The verdict as a small picture (SVG) for somebody's README. It says no more than the report. */
public final class Badge {
  private static final String LABEL = "framegate";

  /** Of an 11-pixel sans-serif letter, on average; the browser then fits the text to the room. */
  private static final int LETTER = 7;

  private static final int PADDING = 10;
  private static final int HEIGHT = 20;

  private Badge() {}

  /** Writes the badge to a file such as {@code badge.svg}. */
  public static void write(JudgedRun run, Path file) throws IOException {
    Files.writeString(file, text(run));
  }

  static String text(JudgedRun run) {
    String message = message(run);
    int left = width(LABEL);
    int all = left + width(message);
    Html svg = new Html();
    svg.open(
            "svg",
            "xmlns",
            "http://www.w3.org/2000/svg",
            "width",
            Integer.toString(all),
            "height",
            Integer.toString(HEIGHT),
            "role",
            "img",
            "aria-label",
            LABEL + ": " + message)
        .raw("\n")
        .element("title", Headline.of(run).sentence())
        .raw("\n");
    half(svg, 0, LABEL, "#3d444d");
    half(svg, left, message, colour(Headline.of(run).tone()));
    return svg.raw("</svg>\n").toString();
  }

  private static String message(JudgedRun run) {
    Totals totals = run.totals();
    if (totals.failed() > 0) {
      return totals.failed() + (totals.failed() == 1 ? " rule broken" : " rules broken");
    }
    if (!run.conforms()) {
      return "no verdict";
    }
    return "conforms, " + totals.of(Verdict.PASSED) + " rules";
  }

  private static String colour(Headline.Tone tone) {
    return switch (tone) {
      case GOOD -> "#1a7f37";
      case BAD -> "#c02b2b";
      case OPEN -> "#57606a";
    };
  }

  private static int width(String text) {
    return text.length() * LETTER + PADDING;
  }

  private static void half(Html svg, int from, String text, String colour) {
    int width = width(text);
    svg.open(
            "rect",
            "x",
            Integer.toString(from),
            "width",
            Integer.toString(width),
            "height",
            Integer.toString(HEIGHT),
            "fill",
            colour)
        .close("rect")
        .raw("\n")
        .element(
            "text",
            text,
            "x",
            Integer.toString(from + PADDING / 2),
            "y",
            "14",
            "textLength",
            Integer.toString(width - PADDING),
            "fill",
            "#fff",
            "font-family",
            "Verdana,DejaVu Sans,sans-serif",
            "font-size",
            "11")
        .raw("\n");
  }
}
