package dev.framegate.kit.run.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.journal.JournalFolder;
import dev.framegate.kit.report.FailureGroup;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.Level;
import dev.framegate.kit.report.RuleResult;
import dev.framegate.kit.report.ScenarioResult;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.run.ConformanceRun;
import dev.framegate.kit.run.RuleSelection;
import dev.framegate.kit.run.RunSettings;
import dev.framegate.kit.targets.DeclarationFile;
import dev.framegate.testing.FreePort;
import dev.framegate.testing.JavaCommand;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A target whose process ends: what ended it is named, and the rest is judged. */
@Order(1) // It takes long.
final class CrashingTargetTest {
  private static final boolean MANY = "many".equals(System.getProperty("framegate.crash"));

  /** Of the scenarios of these rules, one sends the frame that ends the process. */
  private static final RuleSelection RULES =
      RuleSelection.of(
          MANY ? "FRM-00*,FRM-01*,FRM-04*,FRM-05*,CON-*,DEP-*" : "FRM-00*,FRM-05*,DEP-00*",
          RuleCatalogue.load());

  /** Each of these is judged in spite of the end. */
  private static final int PASSED = MANY ? 50 : 12;

  private static final String DEADLY = "FRM-053";

  @TempDir private Path folder;
  private Process gateway;
  private int port;

  @BeforeEach
  void choose() throws IOException {
    port = FreePort.choose();
  }

  private void start(String... more) throws IOException {
    List<String> words = new ArrayList<>(command());
    words.addAll(List.of(more));
    gateway = new ProcessBuilder(words).redirectErrorStream(true).start();
    gateway.getOutputStream().close();
    Awaitility.await().atMost(60, TimeUnit.SECONDS).until(this::listens);
  }

  @AfterEach
  void stop() throws InterruptedException {
    gateway.destroyForcibly().waitFor();
  }

  private List<String> command() {
    return JavaCommand.of(
        List.of("-Xmx256m"), FragileGateway.class.getName(), String.valueOf(port));
  }

  private boolean listens() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (ConnectException e) {
      return false;
    }
  }

  @Test
  void withARestartTheScenarioThatEndsItIsFoundAndAllOthersAreJudged() throws IOException {
    start();

    JudgedRun run = run("restart: '\"" + String.join("\" \"", command()) + "\"'");

    assertThat(reasons(run, Verdict.FAILED))
        .singleElement()
        .asString()
        .startsWith(DEADLY + ": The target ended while this scenario alone was under way")
        .contains("text 100 bytes fin rsv 1 masked [91 E4, payload 7B 22")
        .contains("Cannot reach 127.0.0.1:" + port + ": connection refused.");
    assertThat(run.with(Verdict.INCONCLUSIVE)).isEmpty();
    assertThat(run.with(Verdict.ERRORED)).isEmpty();
    assertThat(run.with(Verdict.PASSED).size()).isGreaterThan(PASSED);
    assertThat(run.settings().get("target ended"))
        .startsWith("2 times, and was started again 2 times; by: FRM-053 at features/frames/");
    assertThat(gateway.isAlive()).isFalse();
    Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> !listens());
  }

  /** Once it ends at once, and once when the scenario is over that is to be tried again. */
  @ParameterizedTest
  @ValueSource(strings = {"0", "400"})
  void withoutARestartTheSuspectsAreNamedAndTheRestHasOneCause(String milliseconds)
      throws IOException {
    start(milliseconds);

    JudgedRun run = run("");

    List<RuleResult> undecided = run.with(Verdict.INCONCLUSIVE);
    assertThat(reasons(run, Verdict.INCONCLUSIVE))
        .anyMatch(
            reason ->
                reason.startsWith(DEADLY + ": The target ended while")
                    && reason.contains("This one had sent: ")
                    && reason.contains("[91 E4, payload 7B 22")
                    && reason.contains("Write 'restart: COMMAND'"));
    assertThat(run.with(Verdict.FAILED)).isEmpty();
    assertThat(
            FailureGroup.of(undecided).stream()
                .filter(group -> group.cause().startsWith("The target had ended")))
        .hasSizeLessThanOrEqualTo(1);
    assertThat(run.with(Verdict.PASSED).size()).isGreaterThan(PASSED - PASSED / 5);
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void aRestartThatFailsShowsWhatItPrintedWithoutSecrets() throws IOException {
    start();

    JudgedRun run =
        run(
            """
            headers: {X-Token: not-to-be-printed}
            restart: {command: "sh -c 'echo cannot bind, not-to-be-printed; exit 7'", within: 5}
            """);

    assertThat(reasons(run, Verdict.INCONCLUSIVE))
        .anyMatch(
            reason ->
                reason.contains("did not bring the target back: it ended with exit code 7")
                    && reason.contains("It printed:\ncannot bind, [redacted]"))
        .noneMatch(reason -> reason.contains("not-to-be-printed"));
  }

  private JudgedRun run(String restart) throws IOException {
    Path declaration =
        Files.writeString(
            folder.resolve("target.yaml"),
            """
            name: fragile
            adapter: endpoint
            control-plane: http://127.0.0.1:%1$d
            data-plane: ws://127.0.0.1:%1$d/_aws/execute-api/{apiId}/{stage}
            management: http://127.0.0.1:%1$d/_aws/execute-api/{apiId}/{stage}
            capabilities: [control-plane, data-plane, management-api]
            %2$s
            """
                .formatted(port, restart));
    RunSettings settings =
        new RunSettings(
            Optional.empty(), Optional.of(RULES), Level.ALL, 1, 6, folder.resolve("report"));
    return ConformanceRun.builder(settings)
        .journals(new JournalFolder(folder.resolve("journal")))
        .against(DeclarationFile.read(declaration))
        .run();
  }

  private static List<String> reasons(JudgedRun run, Verdict verdict) {
    return run.rules().stream()
        .flatMap(
            rule ->
                rule.scenarios().stream()
                    .filter(scenario -> scenario.verdict() == verdict)
                    .map(scenario -> reason(rule, scenario)))
        .toList();
  }

  private static String reason(RuleResult rule, ScenarioResult scenario) {
    return rule.rule().id() + ": " + scenario.reason().orElse("");
  }
}
