package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.report.JudgedRun;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The whole catalogue against the bundled gateway, in this process and in another one. */
@Order(1) // It takes long.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConformanceTest {
  private static final Set<Verdict> FINE =
      Set.of(Verdict.PASSED, Verdict.SKIPPED, Verdict.UNTESTABLE);

  @TempDir private static Path reports;

  private ConformanceRun.Judged bundled;

  @BeforeAll
  void run() {
    bundled = against(Adapters.declaration("bundled"), outcome -> {});
  }

  /** Fewer would mean that rules were lost; see the canonical set in the features. */
  @Test
  void nothingWasLeftOut() {
    assertThat(bundled.run().totals().rules()).isGreaterThanOrEqualTo(371);
    assertThat(bundled.run().totals().scenarios()).isGreaterThanOrEqualTo(1354);
    assertThat(bundled.run().complete()).isTrue();
  }

  /** At the highest level: the reference gateway keeps what is inferred, too. */
  @Test
  void theBundledGatewayConforms() {
    assertThat(bundled.run().rules())
        .filteredOn(rule -> !FINE.contains(rule.verdict()))
        .extracting(rule -> rule.rule().id() + " " + rule.verdict())
        .isEmpty();
    assertThat(bundled.run().conforms()).isTrue();
  }

  @Test
  void everyAnswerHasTheShapeOfTheServiceModel() {
    assertThat(bundled.misshapen()).isEmpty();
  }

  /**
   * It is tagged, too, and its scenarios hand on what they leave unchanged: neither the marks of a
   * run nor the savings disturb a rule.
   */
  @Test
  void anotherProcessThroughTheEndpointAdapterGetsTheSameVerdicts() throws IOException {
    try (ServeProcess serve = ServeProcess.start()) {
      String fixture = Files.readString(Path.of("fixtures/targets/local-endpoint.yaml"));
      Path file =
          Files.writeString(
              reports.resolve("endpoint.yaml"),
              fixture
                  .replace("127.0.0.1:4510", serve.address().getAuthority())
                  .replace("{domain}:4510", "{domain}:" + serve.address().getPort())
                  .concat("\ntag-resources: true\nspare-calls: true\n"));

      List<ScenarioOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
      JudgedRun stranger = against(DeclarationFile.read(file), outcomes::add).run();

      Map<String, Verdict> expected = verdicts(bundled.run());
      Map<String, Verdict> seen = verdicts(stranger);
      seen.keySet().removeAll(onlyInProcess(seen));
      expected.keySet().retainAll(seen.keySet());
      assertThat(seen).isEqualTo(expected);
      assertThat(seen.size()).isGreaterThan(300);
      MeasuredCalls.requireNoDearer(MeasuredCalls.of(outcomes));
    }
  }

  /** Functions of a scenario live in the kit, which another process cannot be told of. */
  private static List<String> onlyInProcess(Map<String, Verdict> seen) {
    return seen.entrySet().stream()
        .filter(entry -> entry.getValue() == Verdict.SKIPPED)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Map<String, Verdict> verdicts(JudgedRun run) {
    Map<String, Verdict> verdicts = new TreeMap<>();
    run.rules().forEach(rule -> verdicts.put(rule.rule().id(), rule.verdict()));
    return verdicts;
  }

  private static ConformanceRun.Judged against(
      Declaration declaration, Consumer<ScenarioOutcome> progress) {
    RunSettings settings =
        new RunSettings(
            Optional.empty(),
            Optional.empty(),
            Level.ALL,
            1,
            8,
            reports.resolve(declaration.name()));
    return ConformanceRun.builder(settings).progress(progress).against(declaration);
  }
}
