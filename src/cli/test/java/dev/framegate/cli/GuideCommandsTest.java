package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.framegate.gateway.Gateway;
import dev.framegate.testing.JavaCommand;
import dev.framegate.testing.SideBySide;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shell blocks of each guide, run in order by bash in one empty folder. {@code framegate} is
 * the command of this build; the ports that guides name lead to a gateway that the test starts. Of
 * the rules that a command selects, few are run; a cassette holds its own. Each command of README,
 * and of a guide that changes the environment or the folder, is a process; most others run in one.
 */
@Order(1) // It takes long.
final class GuideCommandsTest {
  private static final long MINUTES = 3;

  /** Commands that run whole chapters, or everything, run these rules of them. */
  private static final String FEW_RULES = "@DEP-003 or @DEP-005 or @FRM-001 or @FRM-004";

  /** Guides at a time. */
  private static final int GUIDES = 2;

  /** What reaches a process that is started, and no other. */
  private static final Pattern CHANGES_PROCESSES =
      Pattern.compile("\\b(cd|export)\\s|\\w+=\\S* +framegate ");

  @TempDir private static Path bin;
  @TempDir private static Path folders;
  private static Gateway gateway;
  private static WarmCommand warm;
  private static SideBySide<Guide, Ended> guides;

  /**
   * How the blocks of a guide ended.
   *
   * @param blocks how many were run; the output is empty where none was
   */
  private record Ended(int blocks, boolean inTime, int exitCode, String output) {}

  @BeforeAll
  static void putTheCommandOnThePath() throws IOException {
    gateway = Gateway.builder().start();
    Path command = bin.resolve("framegate");
    Files.writeString(
        command,
        """
        #!/bin/sh
        [ "$1" = replay ] || export FRAMEGATE_TAGS='%s' FRAMEGATE_NARROW=true
        exec '%s' "$@"
        """
            .formatted(
                FEW_RULES,
                String.join("' '", JavaCommand.of(List.of(), "dev.framegate.cli.Framegate"))));
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
    warm =
        WarmCommand.start(
            Files.createDirectory(folders.resolve("warm")),
            bin,
            command,
            Map.of("FRAMEGATE_TAGS", FEW_RULES, "FRAMEGATE_NARROW", "true"));
    guides = SideBySide.start(guides().toList(), GUIDES, GuideCommandsTest::run);
  }

  @AfterAll
  static void stopTheGateway() {
    guides.close();
    warm.close();
    gateway.close();
  }

  private static Stream<Guide> guides() {
    return Guide.all().stream()
        .filter(guide -> guide.blocks().stream().anyMatch(GuideCommandsTest::isRun));
  }

  static Stream<Named<Guide>> named() {
    return guides().map(guide -> Named.of(guide.file().toString(), guide));
  }

  @ParameterizedTest
  @MethodSource("named")
  void everyShellBlockEndsWell(Guide guide) throws Exception {
    Ended ended = guides.of(guide);

    assumeTrue(
        ended.blocks() > 0, "no block of " + guide.file() + " can be run without the AWS CLI");
    assertThat(ended.inTime()).as("ended within %d min: %s", MINUTES, ended.output()).isTrue();
    assertThat(ended.exitCode()).as(ended.output()).isZero();
  }

  private static Ended run(Guide guide) throws IOException, InterruptedException {
    Path own = Files.createTempDirectory(folders, "guide");
    if (needsProcesses(guide)) {
      return run(guide, own, bin.resolve("framegate"));
    }
    synchronized (warm) {
      Ended ended = run(guide, warm.folder(), warm.script());
      move(warm.folder(), own);
      return ended;
    }
  }

  /** The guide that most people try is tried as they do. */
  private static boolean needsProcesses(Guide guide) {
    return guide.file().endsWith("README.md")
        || guide.blocks().stream()
            .anyMatch(block -> isRun(block) && CHANGES_PROCESSES.matcher(block.text()).find());
  }

  private static void move(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.list(from)) {
      for (Path each : all.toList()) {
        Files.move(each, to.resolve(each.getFileName()));
      }
    }
  }

  private static Ended run(Guide guide, Path folder, Path command)
      throws IOException, InterruptedException {
    boolean aws = onPath("aws") && onPath("curl");
    StringBuilder script = new StringBuilder("set -euo pipefail\n");
    int run = 0;
    for (Guide.Block block : guide.blocks()) {
      if (block.fileName().isPresent()) {
        Files.writeString(folder.resolve(block.fileName().get()), here(block.text()) + "\n");
      } else if (isRun(block) && (aws || !block.needsAwsCommandLine())) {
        script.append("echo '+ ").append(block.file()).append(':').append(block.line());
        script.append("'\n").append(script(block, command)).append('\n');
        run++;
      } else if (isRun(block)) {
        System.out.println("Not run, as there is no AWS CLI here: " + block);
      }
    }
    if (run == 0) {
      return new Ended(0, true, 0, "");
    }
    Process bash =
        new ProcessBuilder("bash", "-c", script.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile())
            .start();
    boolean inTime = bash.waitFor(MINUTES, TimeUnit.MINUTES);
    bash.descendants().forEach(ProcessHandle::destroy);
    bash.destroy();
    String output = Files.readString(folder.resolve("output.txt"), StandardCharsets.UTF_8);
    return new Ended(run, inTime, inTime ? bash.exitValue() : -1, output);
  }

  private static boolean isRun(Guide.Block block) {
    return block.language().equals("sh")
        && block.notRun().isEmpty()
        && !block.text().lines().allMatch(line -> line.startsWith("mvn ") || line.isBlank());
  }

  /** A block as bash runs it here: Maven's own commands are what runs this test. */
  private static String script(Guide.Block block, Path command) {
    return here(block.text())
        .lines()
        .filter(line -> !line.startsWith("mvn ") && !line.startsWith("alias framegate="))
        .map(GuideCommandsTest::untilItServes)
        .collect(Collectors.joining("\n"))
        .replaceAll("(?m)\\bframegate ", command + " ");
  }

  /** {@code serve} runs until it is stopped; here it is stopped once it has said where it is. */
  private static String untilItServes(String line) {
    return line.startsWith("framegate serve ")
        ? "coproc SERVE { exec "
            + line.replaceFirst("--port \\d+", "").trim()
            + " --port 0; }\n"
            + "read -r said <&\"${SERVE[0]}\"; echo \"$said\"; kill \"$SERVE_PID\"; wait \"$SERVE_PID\" || true"
        : line;
  }

  private static String here(String text) {
    String port = String.valueOf(gateway.address().getPort());
    return text.replace("127.0.0.1:4510", "127.0.0.1:" + port)
        .replace("127.0.0.1:4566", "127.0.0.1:" + port)
        .replace("java -jar target/framegate.jar", "framegate");
  }

  private static boolean onPath(String command) {
    return List.of(System.getenv("PATH").split(":")).stream()
        .anyMatch(dir -> Files.isExecutable(Path.of(dir, command)));
  }
}
