package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The steps of the action, run by bash with stand-ins for Java, Maven and curl. */
final class ActionTest {
  @TempDir private Path folder;
  private List<Map<String, Object>> steps;

  @BeforeEach
  @SuppressWarnings("unchecked")
  void read() throws IOException {
    Map<String, Object> action =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(Files.readString(Path.of("action.yml")));
    steps = (List<Map<String, Object>>) ((Map<String, Object>) action.get("runs")).get("steps");
    for (String command : List.of("java", "mvn", "curl")) {
      Path file = folder.resolve(command);
      Files.writeString(
          file, "#!/bin/sh\necho %s \"$@\" >> calls.txt\nexit ${CODE:-0}\n".formatted(command));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void actionsOfOthersAreNamedByTheHashOfACommit() {
    assertThat(steps)
        .filteredOn(step -> step.containsKey("uses"))
        .isNotEmpty()
        .allSatisfy(
            step -> assertThat(String.valueOf(step.get("uses"))).matches("[\\w/-]+@[0-9a-f]{40}"));
  }

  @Test
  void noInputIsPutIntoAScript() {
    assertThat(steps)
        .filteredOn(step -> step.containsKey("run"))
        .isNotEmpty()
        .allSatisfy(step -> assertThat(String.valueOf(step.get("run"))).doesNotContain("${{"));
  }

  @Test
  void theRunGetsItsInputsAndItsExitCodeIsThatOfTheStep() throws Exception {
    Files.createDirectory(folder.resolve("a report"));
    Files.writeString(folder.resolve("a report/conformance.json"), "{}");

    int code =
        bash(
            "Run the rules",
            Map.of(
                "INPUT_TARGET", "my gateway.yaml",
                "INPUT_LEVEL", "observed",
                "INPUT_TAGS", "@seed and not @probe; exit 0",
                "INPUT_DECLARATION", "",
                "INPUT_BASELINE", "",
                "INPUT_PATIENCE", "2",
                "INPUT_REPORT", "a report",
                "CODE", "1"));

    assertThat(code).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("output"))).isEqualTo("exit-code=1\n");
    assertThat(Files.readAllLines(folder.resolve("calls.txt")))
        .containsExactly(
            "java -jar ./framegate.jar run --target my gateway.yaml --level observed --patience 2"
                + " --report a report --tags @seed and not @probe; exit 0",
            "java -jar ./framegate.jar annotate a report --summary summary.md");
  }

  @Test
  void aReleasedJarIsFetchedAndCompared() throws Exception {
    Files.writeString(folder.resolve("framegate.jar"), "");
    String empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    assertThat(get("https://example.com/framegate.jar", empty)).isZero();
    assertThat(get("https://example.com/framegate.jar", "0".repeat(64))).isNotZero();
    assertThat(Files.readString(folder.resolve("calls.txt")))
        .contains("curl --fail")
        .contains("-- https://example.com/framegate.jar")
        .doesNotContain("mvn");
  }

  @Test
  void withoutOneTheKitIsBuilt() throws Exception {
    Files.createDirectories(folder.resolve("action/target"));
    Files.writeString(folder.resolve("action/target/framegate.jar"), "");

    assertThat(get("", "")).isZero();
    assertThat(Files.readString(folder.resolve("calls.txt")))
        .isEqualTo("mvn -B -ntp -q -f action/pom.xml -DskipTests package\n");
  }

  private int get(String jar, String digest) throws Exception {
    return bash("Get the kit", Map.of("FRAMEGATE_JAR", jar, "FRAMEGATE_SHA256", digest));
  }

  private int bash(String name, Map<String, String> environment) throws Exception {
    String script =
        steps.stream()
            .filter(step -> name.equals(step.get("name")))
            .map(step -> String.valueOf(step.get("run")))
            .findFirst()
            .orElseThrow();
    ProcessBuilder builder =
        new ProcessBuilder("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log.txt").toFile());
    builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    builder
        .environment()
        .putAll(
            Map.of(
                "RUNNER_TEMP", ".",
                "GITHUB_ACTION_PATH", "action",
                "GITHUB_OUTPUT", "output",
                "GITHUB_STEP_SUMMARY", "summary.md"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }
}
