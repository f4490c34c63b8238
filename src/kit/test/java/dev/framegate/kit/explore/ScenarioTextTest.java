package dev.framegate.kit.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.backends.HttpBackend;
import dev.framegate.kit.clients.RunClients;
import dev.framegate.kit.control.ControlPlaneAccess;
import dev.framegate.kit.control.RunCreations;
import dev.framegate.kit.control.TargetAvailability;
import dev.framegate.kit.expectation.Timeouts;
import dev.framegate.kit.journal.Journal;
import dev.framegate.kit.steps.Hooks;
import dev.framegate.kit.targets.bundled.BundledTarget;
import io.cucumber.core.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What exploration prints is a scenario that the kit can read. */
@Order(2) // It takes some time.
final class ScenarioTextTest {
  private static final int SEQUENCES = 40;
  private static final int STEPS = 24;
  private static final MismatchException FOUND = new MismatchException("API-001", "this", "that");

  @TempDir Path folder;

  @Test
  void eachStepIsTheSentenceOfAStep() throws IOException {
    Set<String> actions = new HashSet<>();
    List<String> lines = new ArrayList<>(List.of("Feature: What exploration did"));
    for (Trial trial : trials()) {
      assertThat(trial.mismatch()).isEmpty();
      trial.steps().forEach(step -> actions.add(step.action()));
      lines.addAll(ScenarioText.of(trial.steps(), FOUND));
    }

    assertThat(lines.subList(1, lines.size()))
        .allSatisfy(
            line -> {
              if (line.strip().startsWith("#")) {
                assertThat(line).matches("  # (expected|observed): .*");
              }
            });
    assertThat(actions).containsAll(Actions.names());
    Path feature = Files.write(folder.resolve("explored.feature"), lines);
    byte status =
        Main.run(
            "--dry-run",
            "--no-summary",
            "--glue",
            Hooks.class.getPackageName(),
            "--plugin",
            "unused:" + folder.resolve("unused"),
            feature.toString());
    assertThat(status).isZero();
  }

  private static List<Trial> trials() {
    Timeouts timeouts = Timeouts.NORMAL;
    try (BundledTarget target = new BundledTarget("bundled", UnaryOperator.identity());
        RunClients clients = RunClients.of(target, timeouts);
        HttpBackend backend = HttpBackend.of(target)) {
      Trials trials =
          new Trials(
              new ControlPlaneAccess(
                  target,
                  clients.http(),
                  new RunCreations(Journal.inMemory(), target.tagsResources()),
                  new TargetAvailability(timeouts.recovery())),
              clients,
              backend);
      List<Trial> done = new ArrayList<>();
      for (int number = 1; number <= SEQUENCES; number++) {
        done.add(trials.random(3, number, STEPS, timeouts));
      }
      return done;
    }
  }
}
