package dev.framegate.kit.report.html;

import dev.framegate.kit.io.WellFormedText;
import dev.framegate.kit.report.Headline;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.Totals;
import dev.framegate.kit.rules.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The verdict as a small picture (SVG) for a README. It says no more than the report.
 *
 * @param sentence the verdict in words
 */
public record Badge(String message, String sentence, Headline.Tone tone) {
  private static final String LABEL = "framegate";

  /** Pixels of a letter, on average; the browser then fits the text to the width. */
  private static final int LETTER = 7;

  private static final int PADDING = 10;

  /** One of the two coloured parts. */
  record Half(int from, String text, String colour) {
    int width() {
      return text.length() * LETTER + PADDING;
    }
  }

  /** Writes the badge to a file such as {@code badge.svg}. */
  public static void write(JudgedRun run, Path file) throws IOException {
    WellFormedText.write(file, text(run));
  }

  static String text(JudgedRun run) {
    Headline headline = Headline.of(run);
    Badge badge = new Badge(message(run), headline.sentence(), headline.tone());
    return Templates.render("badge.jte", Map.of("badge", badge));
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

  List<Half> halves() {
    Half label = new Half(0, LABEL, "#3d444d");
    return List.of(label, new Half(label.width(), message, colour()));
  }

  int width() {
    return halves().stream().mapToInt(Half::width).sum();
  }

  private String colour() {
    return switch (tone) {
      case GOOD -> "#1a7f37";
      case BAD -> "#c02b2b";
      case OPEN -> "#57606a";
    };
  }
}
