package dev.framegate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.signature.AccessKey;
import dev.framegate.gateway.signature.AccessKeys;
import dev.framegate.report.Level;
import dev.framegate.report.Run;
import dev.framegate.rules.Verdict;
import dev.framegate.target.Capability;
import dev.framegate.target.Target;
import dev.framegate.wire.SigV4;
import dev.framegate.wire.Signing;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The rules of signatures, against gateways that verify them and one that does not. */
final class SignedRunTest {
  private static final String SECRET = "a/secret+key";
  private static final String TOKEN = "session/token+of=somebody";
  private static final String RULES =
      "@IAM-001 or @IAM-002 or @IAM-006 or @IAM-009 or @IAM-011 or @CON-033";

  @TempDir private Path reports;

  @Test
  void aGatewayThatVerifiesKeepsTheRules() throws Exception {
    try (Gateway gateway = Gateway.builder().signedBy(keys()).start()) {
      Run run = run(gateway);

      assertThat(verdicts(run).values()).hasSize(6).containsOnly(Verdict.PASSED);
      assertThat(run.totals().scenarios()).isGreaterThanOrEqualTo(20);
    }
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
      Map<String, Verdict> verdicts = verdicts(run(gateway));

      assertThat(verdicts.remove("CON-033")).isEqualTo(Verdict.PASSED);
      assertThat(verdicts.values()).hasSize(5).containsOnly(Verdict.FAILED);
    }
  }

  private Run run(Gateway gateway) {
    RunSettings settings =
        new RunSettings(Optional.of(RULES), Optional.empty(), Level.ALL, 1, 4, reports);
    Run run =
        ConformanceRun.against(new Signed(gateway.address()), List.of(), settings, outcome -> {})
            .run();
    ReportFolder.write(run, reports);
    return run;
  }

  private static Map<String, Verdict> verdicts(Run run) {
    Map<String, Verdict> verdicts = new TreeMap<>();
    run.rules().stream()
        .filter(rule -> RULES.contains(rule.rule().id()))
        .forEach(rule -> verdicts.put(rule.rule().id(), rule.verdict()));
    return verdicts;
  }

  private static AccessKeys keys() {
    return AccessKeys.of(List.of(new AccessKey("111122223333", "AKIDEXAMPLE", SECRET)));
  }

  private record Signed(URI controlPlane) implements Target {
    @Override
    public String name() {
      return "signed";
    }

    @Override
    public String adapter() {
      return "test";
    }

    @Override
    public String version() {
      return UNKNOWN;
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of(
          Capability.CONTROL_PLANE,
          Capability.DATA_PLANE,
          Capability.MANAGEMENT_API,
          Capability.IAM);
    }

    @Override
    public URI dataPlane(String apiId, String stage) {
      return URI.create(management(apiId, stage).toString().replaceFirst("^http", "ws"));
    }

    @Override
    public URI management(String apiId, String stage) {
      return controlPlane.resolve("/_aws/execute-api/" + apiId + "/" + stage);
    }

    @Override
    public Signing signing() {
      return new SigV4(() -> AwsSessionCredentials.create("AKIDEXAMPLE", SECRET, TOKEN), region());
    }
  }
}
