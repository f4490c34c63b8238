package dev.framegate.kit.report.html;

import dev.framegate.kit.io.WellFormedText;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.RuleResult;
import dev.framegate.kit.report.ScenarioResult;
import dev.framegate.kit.wire.TranscriptEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the pages of consoles showed, step by step: beside the report, which stays small enough to
 * be read at once.
 */
public record PicturePage(List<Series> all) {
  /** Its name, in the folder of the report. */
  public static final String FILE = "pictures.html";

  public PicturePage {
    all = List.copyOf(all);
  }

  /** The pictures of one scenario, in their order. */
  record Series(String rule, ScenarioView scenario, List<Shown> pictures) {}

  /**
   * @param source an address that holds the picture itself
   */
  record Shown(String title, String source) {}

  public static PicturePage of(JudgedRun run) {
    return new PicturePage(run.rules().stream().flatMap(PicturePage::series).toList());
  }

  private static Stream<Series> series(RuleResult rule) {
    return rule.scenarios().stream()
        .filter(result -> count(result) > 0)
        .map(
            result ->
                new Series(
                    rule.rule().id(),
                    new ScenarioView(result, List.of(), Optional.empty()),
                    pictures(result).map(PicturePage::shown).toList()));
  }

  static long count(ScenarioResult result) {
    return pictures(result).count();
  }

  private static Stream<TranscriptEvent.Picture> pictures(ScenarioResult result) {
    return result.evidence().stream()
        .filter(TranscriptEvent.Picture.class::isInstance)
        .map(TranscriptEvent.Picture.class::cast);
  }

  private static Shown shown(TranscriptEvent.Picture picture) {
    return new Shown(
        picture.title(),
        "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(picture.jpeg()));
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  public void write(Path file) throws IOException {
    WellFormedText.write(file, text());
  }

  String text() {
    return Templates.render(
        "pictures.jte", Map.of("pictures", this, "assets", PageAssets.withPictures()));
  }
}
