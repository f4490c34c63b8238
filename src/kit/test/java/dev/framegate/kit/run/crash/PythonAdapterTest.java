package dev.framegate.kit.run.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framegate.kit.journal.JournalFolder;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.Level;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.run.ConformanceRun;
import dev.framegate.kit.run.RunSettings;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.testing.FreePort;
import dev.framegate.testing.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of an adapter in Python reaches a gateway that it starts, and stops it again. */
final class PythonAdapterTest {
  private static final Path EXAMPLE = Path.of("fixtures", "adapters", "gateway.py");
  private static final int MOST_LINES = 60;

  @TempDir private Path folder;

  @Test
  void theExampleReachesAGateway() throws IOException {
    Optional<Path> python = onPath("python3");
    if (python.isEmpty()) {
      System.out.println("Skipped: there is no python3 on this machine for " + EXAMPLE);
    }
    assumeTrue(python.isPresent(), "no python3");
    Path example = example();
    assertThat(Files.readAllLines(example)).hasSizeLessThan(MOST_LINES);
    int port = FreePort.choose();
    String command =
        "python3 '%s' %d '%s'"
            .formatted(
                example,
                port,
                String.join(
                    "' '",
                    JavaCommand.of(
                        List.of("-Xmx256m"),
                        FragileGateway.class.getName(),
                        String.valueOf(port))));

    JudgedRun run =
        ConformanceRun.builder(
                new RunSettings(
                    Optional.of("@FRM-001 or @MGT-001 or @DEP-003"),
                    Optional.empty(),
                    Level.ALL,
                    1,
                    4,
                    folder.resolve("report")))
            .journals(new JournalFolder(folder.resolve("journal")))
            .against(
                new Declaration(
                    "by-python", "process", Map.of("command", command), Set.of(), List.of()))
            .run();

    assertThat(run.with(Verdict.PASSED))
        .extracting(rule -> rule.rule().id())
        .containsExactlyInAnyOrder("FRM-001", "MGT-001", "DEP-003");
    assertThat(run.target().adapter()).isEqualTo("process");
  }

  private static Path example() {
    Path folder = Path.of("").toAbsolutePath();
    while (Files.notExists(folder.resolve(EXAMPLE)) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    return folder.resolve(EXAMPLE);
  }

  private static Optional<Path> onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
