package dev.framegate.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.report.Level;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.run.ConformanceRun;
import dev.framegate.kit.run.RunSettings;
import dev.framegate.kit.targets.Adapters;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.DeclarationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole catalogue against the bundled gateway, in another process as a stranger's would be, and
 * in this one where a rule needs that. The main command runs all of it in one process.
 */
@Order(1) // It takes long.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConformanceTest {
  private static final Set<Verdict> FINE =
      Set.of(Verdict.PASSED, Verdict.SKIPPED, Verdict.UNTESTABLE);

  @TempDir private static Path reports;

  private final List<ScenarioOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
  private ConformanceRun.Judged stranger;

  /** Functions of a scenario live in the kit, which another process cannot be told of. */
  private ConformanceRun.Judged inProcess;

  /**
   * The other process is tagged, and its scenarios hand on what they leave unchanged: neither the
   * marks of a run nor the savings disturb a rule.
   */
  @BeforeAll
  void run() throws IOException {
    try (ServeProcess serve = ServeProcess.start()) {
      String fixture = Files.readString(Path.of("fixtures/targets/local-endpoint.yaml"));
      Path file =
          Files.writeString(
              reports.resolve("endpoint.yaml"),
              fixture
                  .replace("127.0.0.1:4510", serve.address().getAuthority())
                  .replace("{domain}:4510", "{domain}:" + serve.address().getPort())
                  .concat("\ntag-resources: true\nspare-calls: true\n"));
      stranger = against(DeclarationFile.read(file), Optional.empty(), outcomes::add);
    }
    inProcess =
        against(
            Adapters.declaration("bundled"),
            Optional.of(
                outcomes.stream()
                    .filter(outcome -> outcome.verdict() == Verdict.SKIPPED)
                    .map(outcome -> "@" + outcome.rule())
                    .distinct()
                    .collect(joining(" or "))),
            outcome -> {});
  }

  /** Fewer would mean that rules were lost; see the canonical set in the features. */
  @Test
  void nothingWasLeftOut() {
    assertThat(stranger.run().totals().rules()).isGreaterThanOrEqualTo(371);
    assertThat(stranger.run().totals().scenarios()).isGreaterThanOrEqualTo(1354);
    assertThat(stranger.run().complete()).isTrue();
    assertThat(passed(stranger)).hasSizeGreaterThan(300);
    assertThat(passed(inProcess)).hasSizeGreaterThan(20);
  }

  /** At the highest level: the reference gateway keeps what is inferred, too. */
  @Test
  void theBundledGatewayConforms() {
    assertThat(Stream.of(stranger, inProcess).flatMap(judged -> judged.run().rules().stream()))
        .filteredOn(rule -> !FINE.contains(rule.verdict()))
        .extracting(rule -> rule.rule().id() + " " + rule.verdict())
        .isEmpty();
    assertThat(stranger.run().conforms()).isTrue();
  }

  @Test
  void everyAnswerHasTheShapeOfTheServiceModel() {
    assertThat(stranger.misshapen()).isEmpty();
    assertThat(inProcess.misshapen()).isEmpty();
  }

  @Test
  void noRuleNeedsMoreCallsThanWereMeasured() throws IOException {
    MeasuredCalls.requireNoDearer(MeasuredCalls.of(outcomes));
  }

  private static List<String> passed(ConformanceRun.Judged judged) {
    return judged.run().rules().stream()
        .filter(rule -> rule.verdict() == Verdict.PASSED)
        .map(rule -> rule.rule().id())
        .toList();
  }

  private static ConformanceRun.Judged against(
      Declaration declaration, Optional<String> tags, Consumer<ScenarioOutcome> progress) {
    RunSettings settings =
        new RunSettings(
            tags, Optional.empty(), Level.ALL, 1, 8, reports.resolve(declaration.name()));
    return ConformanceRun.builder(settings).progress(progress).against(declaration);
  }
}
