package dev.framegate.kit.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.faults.Faults;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.Level;
import dev.framegate.kit.rules.Deviation;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclarationFile;
import dev.framegate.kit.targets.bundled.BundledTarget;
import dev.framegate.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is suggested after runs against a gateway that closes with 1002 instead of 1009. */
final class SuggestedDeclarationTest {
  private static final Declaration DECLARED =
      new Declaration("wrong", "bundled", Map.of(), Set.of(), List.of());

  @TempDir private Path folder;

  @Test
  void isRefusedUntilAPersonHasWrittenTheReasonsAndThenMatchesTheRun() throws IOException {
    Path file = folder.resolve("suggested.yaml");
    new SuggestedDeclaration(DECLARED, run(List.of())).write(file);

    assertThat(Files.readString(file))
        .contains("  # A larger frame or a larger message closes the connection with 1009\n")
        .contains("  #   Happened: it was disconnected with close code 1002")
        .contains("  - rule: FRM-004\n");
    assertThatThrownBy(() -> DeclarationFile.read(file))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("'reason' is still 'TODO: what the target does instead, and why'.");

    Files.writeString(
        file, Files.readString(file).replace(Deviation.NO_REASON_YET, "closes: 1002"));
    List<Deviation> explained = DeclarationFile.read(file).deviations();
    JudgedRun again = run(explained);

    assertThat(explained).extracting(Deviation::rule).containsExactly("FRM-004");
    assertThat(again.broken()).isEmpty();
    assertThat(again.wrongDeviations()).isEmpty();
    assertThat(new SuggestedDeclaration(DECLARED.withDeviations(explained), again).text())
        .contains("reason: 'closes: 1002'")
        .doesNotContain("TODO");
  }

  @Test
  void keepsWhatStaysOpenAndDropsWhatIsStale() {
    Deviation open = new Deviation("DEP-003", "not tried", Optional.empty(), Optional.empty());
    Deviation stale = new Deviation("FRM-999", "gone", Optional.empty(), Optional.empty());

    assertThat(new SuggestedDeclaration(DECLARED, run(List.of(open, stale))).text())
        .contains("rule: DEP-003")
        .doesNotContain("FRM-999");
  }

  @Test
  void overwritesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), "mine");

    assertThatThrownBy(() -> new SuggestedDeclaration(DECLARED, run(List.of())).write(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("mine.yaml");
    assertThat(file).hasContent("mine");
  }

  private JudgedRun run(List<Deviation> deviations) {
    try (BundledTarget target =
        new BundledTarget("wrong", Faults.named("oversize-closes-1002")::applyTo)) {
      RunSettings settings =
          new RunSettings(
              Optional.empty(),
              Optional.of(RuleSelection.only("FRM-004")),
              Level.DOCUMENTED,
              1,
              2,
              folder.resolve("report"));
      return ConformanceRun.builder(settings).deviations(deviations).against(target).run();
    }
  }
}
