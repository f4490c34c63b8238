package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.Gateway;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.Level;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.run.ConformanceRun;
import dev.framegate.kit.run.ReportFolder;
import dev.framegate.kit.run.RunSettings;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Declaration;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The rules of signatures, against gateways that verify them and one that does not. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
final class SignedRunTest {
  private static final String SECRET = "a/secret+key";
  private static final String TOKEN = "session/token+of=somebody";
  private static final String RULES =
      "@IAM-001 or @IAM-002 or @IAM-006 or @IAM-009 or @IAM-011 or @CON-033 or @MGT-012"
          + " or @MGT-013";

  /** Where the default chain looks first; a variable of the environment cannot be set here. */
  private static final Map<String, String> KEYS =
      Map.of(
          "aws.accessKeyId", "AKIDEXAMPLE",
          "aws.secretAccessKey", SECRET,
          "aws.sessionToken", TOKEN);

  @TempDir private Path reports;

  @BeforeAll
  static void haveKeys() {
    KEYS.forEach(System::setProperty);
  }

  @AfterAll
  static void loseKeys() {
    KEYS.keySet().forEach(System::clearProperty);
  }

  @Test
  void aGatewayThatVerifiesKeepsTheRules() throws Exception {
    Path keys =
        Files.writeString(
            reports.resolve("keys.yaml"),
            "accounts: {\"111122223333\": {AKIDEXAMPLE: %s}}".formatted(SECRET));
    try (ServeProcess serve =
        ServeProcess.start("--auth", "sigv4", "--credentials", keys.toString())) {
      JudgedRun run = run(serve.address());

      assertThat(verdicts(run).values()).hasSize(8).containsOnly(Verdict.PASSED);
      assertThat(run.totals().scenarios()).isGreaterThanOrEqualTo(20);
    }
    Files.delete(keys);
    try (Stream<Path> files = Files.list(reports)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file)).doesNotContain(SECRET, TOKEN, "Signature=0");
      }
    }
  }

  /** It still asks a protected handshake for something that looks like a signature: CON-033. */
  @Test
  void aGatewayThatTakesAnySignatureBreaksThem() {
    try (Gateway gateway = Gateway.builder().start()) {
      Map<String, Verdict> verdicts = verdicts(run(gateway.address()));

      assertThat(verdicts.remove("CON-033")).isEqualTo(Verdict.PASSED);
      assertThat(verdicts.values()).hasSize(7).containsOnly(Verdict.FAILED);
    }
  }

  private JudgedRun run(URI gateway) {
    RunSettings settings =
        new RunSettings(Optional.of(RULES), Optional.empty(), Level.ALL, 1, 4, reports, 1);
    JudgedRun run = ConformanceRun.builder(settings).against(signed(gateway)).run();
    ReportFolder.write(run, reports);
    return run;
  }

  private static Declaration signed(URI gateway) {
    String stages = "://" + gateway.getAuthority() + "/_aws/execute-api/{apiId}/{stage}";
    return new Declaration(
        "signed",
        "endpoint",
        Map.of(
            "control-plane",
            gateway.toString(),
            "data-plane",
            "ws" + stages,
            "management",
            "http" + stages,
            "credentials",
            "default"),
        Set.of(
            Capability.CONTROL_PLANE,
            Capability.DATA_PLANE,
            Capability.MANAGEMENT_API,
            Capability.IAM),
        List.of());
  }

  private static Map<String, Verdict> verdicts(JudgedRun run) {
    Map<String, Verdict> verdicts = new TreeMap<>();
    run.rules().stream()
        .filter(rule -> RULES.contains(rule.rule().id()))
        .forEach(rule -> verdicts.put(rule.rule().id(), rule.verdict()));
    return verdicts;
  }
}
