package dev.framegate.kit.run;

import dev.framegate.kit.report.DeviationResult;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.RuleResult;
import dev.framegate.kit.report.VerdictReason;
import dev.framegate.kit.rules.Deviation;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclarationWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The declaration that a run's results would match: the entries that still hold, and one for each
 * broken rule, whose reason a person has to write before anything accepts it.
 */
public final class SuggestedDeclaration {
  private static final int DAYS_TO_MEND = 90;
  private static final int MOST_PROOF_LINES = 4;

  private final Declaration declaration;
  private final JudgedRun run;

  public SuggestedDeclaration(Declaration declaration, JudgedRun run) {
    this.declaration = declaration;
    this.run = run;
  }

  /** How many entries a person has to give a reason to. */
  public int unexplained() {
    return run.broken().size();
  }

  /**
   * Writes it to a new file.
   *
   * @throws UncheckedIOException where the file cannot be written, or is there already
   */
  public void write(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text(), StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UncheckedIOException("The declaration cannot be written to " + file, e);
    }
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Suggested by framegate %s after a run against %s on %s, level %s.
        # Every entry needs a reason: what the target does instead, and why that is accepted until
        # its date. A file with a reason that is still to do is refused.
        """
            .formatted(
                run.kit().version(),
                VerdictReason.oneLine(run.target().name()),
                day(),
                run.level().word()));
    text.append(DeclarationWriter.head(declaration));
    List<Deviation> kept = kept();
    text.append(kept.isEmpty() && run.broken().isEmpty() ? "deviations: []\n" : "deviations:\n");
    kept.forEach(deviation -> text.append(DeclarationWriter.entry(deviation)));
    run.broken().forEach(rule -> unexplained(text, rule));
    return text.toString();
  }

  /** What was declared and is not known to be wrong; of a pattern that is, what is broken of it. */
  private List<Deviation> kept() {
    Map<String, Deviation> kept = new LinkedHashMap<>();
    for (DeviationResult result : run.deviations()) {
      Deviation deviation = result.deviation();
      switch (result.state()) {
        case HELD, EXPIRED, UNSETTLED -> kept.putIfAbsent(deviation.rule(), deviation);
        case SURPRISE_PASS ->
            missed(deviation)
                .forEach(
                    id ->
                        kept.putIfAbsent(
                            id,
                            new Deviation(
                                id, deviation.reason(), deviation.issue(), deviation.expires())));
        case STALE -> {}
      }
    }
    return new ArrayList<>(kept.values());
  }

  private List<String> missed(Deviation deviation) {
    return run.rules().stream()
        .filter(RuleResult::missed)
        .map(result -> result.rule().id())
        .filter(deviation::covers)
        .toList();
  }

  private void unexplained(StringBuilder text, RuleResult result) {
    comment(text, result.rule().statement());
    VerdictReason.of(result)
        .ifPresent(
            proof ->
                proof.lines().stream()
                    .limit(MOST_PROOF_LINES)
                    .forEach(line -> comment(text, "  " + line)));
    text.append(
        DeclarationWriter.entry(
            new Deviation(
                result.rule().id(),
                Deviation.NO_REASON_YET,
                Optional.empty(),
                Optional.of(day().plusDays(DAYS_TO_MEND)))));
  }

  private static void comment(StringBuilder text, String line) {
    text.append("  # ").append(VerdictReason.oneLine(line)).append('\n');
  }

  private LocalDate day() {
    return LocalDate.ofInstant(run.started(), ZoneOffset.UTC);
  }
}
