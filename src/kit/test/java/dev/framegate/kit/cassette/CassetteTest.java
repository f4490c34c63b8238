package dev.framegate.kit.cassette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.faults.Faults;
import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.settings.AccessKey;
import dev.framegate.gateway.settings.AccessKeys;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.Level;
import dev.framegate.kit.report.ScenarioResult;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.run.CassetteRecorder;
import dev.framegate.kit.run.ConformanceRun;
import dev.framegate.kit.run.RunSettings;
import dev.framegate.kit.targets.Capability;
import dev.framegate.kit.targets.Target;
import dev.framegate.kit.targets.bundled.BundledTarget;
import dev.framegate.kit.wire.RequestSigner;
import dev.framegate.kit.wire.SigV4;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** A recorded run is judged again as it was, or not at all. */
@Order(1) // It takes long.
final class CassetteTest {
  /** Deploying, frames and their limits, pings, callbacks, custom domain names, the clock. */
  private static final String RULES =
      "@DEP-003 or @DEP-005 or @FRM-001 or @FRM-004 or @FRM-024 or @MGT-002 or @URL-013"
          + " or @LIM-001";

  private static final String SECRET = "a/secret+key";
  private static final String TOKEN = "session/token+of=somebody";
  private static final String WORD = "the-team-s-own-word";

  @TempDir private Path folder;

  @Test
  void aConformingRunReplaysAsConforming() {
    Path tape = folder.resolve("run.ndjson.gz");
    Map<String, Verdict> recorded = verdicts(record(UnaryOperator.identity(), RULES, tape));

    JudgedRun replayed = replay(tape);
    assertThat(verdicts(replayed)).as(String.join("\n", reasons(replayed))).isEqualTo(recorded);
    assertThat(recorded.values()).containsOnly(Verdict.PASSED);
  }

  /** Where this fails, a rule asks for something else now; CONTRIBUTING says how to record. */
  @Test
  void theShippedCassetteReplays() {
    JudgedRun replayed = replay(Path.of("fixtures/cassettes/deploying.ndjson.gz"));

    assertThat(verdicts(replayed).values())
        .as(String.join("\n", reasons(replayed)))
        .hasSize(8)
        .containsOnly(Verdict.PASSED);
  }

  @Test
  void whatAWrongGatewayBrokeStaysBroken() {
    Path tape = folder.resolve("wrong.ndjson");
    UnaryOperator<Gateway.Builder> wrong = Faults.named("frame-limit-128k")::applyTo;
    JudgedRun recorded = record(wrong, "@FRM-004 or @FRM-001", tape);
    JudgedRun replayed = replay(tape);

    assertThat(verdicts(recorded)).containsEntry("FRM-004", Verdict.FAILED);
    assertThat(verdicts(replayed)).isEqualTo(verdicts(recorded));
    assertThat(reasons(replayed)).isEqualTo(reasons(recorded));
  }

  @Test
  void aRequestThatWasNotRecordedIsInconclusive() throws IOException {
    Path tape = folder.resolve("run.ndjson");
    record(UnaryOperator.identity(), "@DEP-003", tape);
    edit(
        tape,
        "\"text\":\"{\\\"routeKey\\\":\\\"echo\\\"",
        "\"text\":\"{\\\"routeKey\\\":\\\"sing\\\"");

    JudgedRun replayed = replay(tape);

    assertThat(verdicts(replayed)).containsEntry("DEP-003", Verdict.INCONCLUSIVE);
    assertThat(reasons(replayed))
        .allSatisfy(
            reason ->
                assertThat(reason)
                    .startsWith("Not on the tape: the request POST /v2/apis/")
                    .contains("/routes with {\"")
                    .contains("The next one there is POST"));
  }

  @Test
  void aFrameThatWasNotRecordedIsInconclusive() throws IOException {
    Path tape = folder.resolve("run.ndjson");
    record(UnaryOperator.identity(), "@DEP-005", tape);
    edit(tape, "{\\\"action\\\":\\\"echo\\\"", "{\\\"action\\\":\\\"oche\\\"");

    JudgedRun replayed = replayInHaste(tape);

    assertThat(verdicts(replayed)).containsEntry("DEP-005", Verdict.INCONCLUSIVE);
    assertThat(reasons(replayed))
        .anySatisfy(
            reason ->
                assertThat(reason)
                    .startsWith("Not on the tape: the text frame of ")
                    .contains("{\"action\":\"echo\",\"id\":\"m0001\"}"));
  }

  @Test
  void aHandshakeThatWasNotRecordedIsInconclusiveAndStopsNothingElse() throws IOException {
    Path tape = folder.resolve("run.ndjson");
    record(UnaryOperator.identity(), "@DEP-003 or @FRM-001", tape);
    edit(
        tape, "\"client\":\"exact\",\"method\":\"GET\"", "\"client\":\"exact\",\"method\":\"PUT\"");

    assertThat(reasons(replay(tape)))
        .isNotEmpty()
        .allSatisfy(
            reason ->
                assertThat(reason)
                    .startsWith("Not on the tape: the request GET /_aws/execute-api/"));
  }

  @Test
  void whatIsLeftOutIsNoticedOnceSomethingLaterIsAsked() throws IOException {
    Path tape = folder.resolve("run.ndjson");
    record(UnaryOperator.identity(), "@DEP-003", tape);
    edit(
        tape,
        "{\"asked\":1,",
        "{\"asked\":900,\"at\":0,\"by\":\"backend\",\"client\":\"caller\",\"method\":\"PUT\","
            + "\"url\":\"http://127.0.0.1:1/v2/first\"},{\"asked\":1,");

    assertThat(reasons(replay(tape)))
        .isNotEmpty()
        .allSatisfy(
            reason ->
                assertThat(reason)
                    .startsWith("The tape has the request PUT /v2/first, which was left out here"));
  }

  @Test
  void aScenarioThatWasNotRecordedIsInconclusive() {
    Path tape = folder.resolve("run.ndjson");
    record(UnaryOperator.identity(), "@DEP-003", tape);

    JudgedRun replayed =
        ConformanceRun.builder(settings(Optional.of("@DEP-004")))
            .against(CassetteLabel.of(tape).declaration())
            .run();

    assertThat(verdicts(replayed)).containsEntry("DEP-004", Verdict.INCONCLUSIVE);
    assertThat(reasons(replayed))
        .allSatisfy(
            reason -> assertThat(reason).startsWith("Not on the tape: the scenario DEP-004 \""));
  }

  @Test
  void noSecretOfASignedRunIsOnTheTapeAndItReplaysWithoutThem() throws IOException {
    Path tape = folder.resolve("signed.ndjson");
    try (Gateway gateway = Gateway.builder().signedBy(keys()).start()) {
      JudgedRun recorded = record(new Signed(gateway.address()), "@DEP-003 or @MGT-002", tape);

      assertThat(verdicts(recorded).values()).hasSize(2).containsOnly(Verdict.PASSED);
      assertThat(Files.readString(tape))
          .doesNotContain(SECRET, TOKEN, WORD, "AWS4-HMAC-SHA256", "Signature=")
          .contains("/v2/apis");
      assertThat(verdicts(replay(tape))).isEqualTo(verdicts(recorded));
    }
  }

  private JudgedRun record(UnaryOperator<Gateway.Builder> settings, String rules, Path tape) {
    try (BundledTarget target = new BundledTarget("bundled", settings)) {
      return record(target, rules, tape);
    }
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
    public Map<String, String> headers() {
      return Map.of("X-Team", WORD);
    }

    @Override
    public RequestSigner signing() {
      return new SigV4(() -> AwsSessionCredentials.create("AKIDEXAMPLE", SECRET, TOKEN), region());
    }
  }

  private JudgedRun record(Target target, String rules, Path tape) {
    RunSettings settings = settings(Optional.of(rules));
    try (CassetteRecorder recorder = new CassetteRecorder(settings, tape)) {
      JudgedRun run = ConformanceRun.builder(settings).recorder(recorder).against(target).run();
      recorder.finish();
      return run;
    }
  }

  private JudgedRun replay(Path tape) {
    return replay(tape, 1);
  }

  /** What is not on the tape never comes, however long it is waited for. */
  private JudgedRun replayInHaste(Path tape) {
    return replay(tape, 0.1);
  }

  private JudgedRun replay(Path tape, double patience) {
    CassetteLabel label = CassetteLabel.of(tape);
    return ConformanceRun.builder(settings(label.tags(), patience))
        .against(label.declaration())
        .run();
  }

  private RunSettings settings(Optional<String> tags) {
    return settings(tags, 1);
  }

  private RunSettings settings(Optional<String> tags, double patience) {
    return new RunSettings(tags, Optional.empty(), Level.ALL, patience, 4, folder);
  }

  private static void edit(Path tape, String from, String to) throws IOException {
    String text = Files.readString(tape);
    assertThat(text).contains(from);
    Files.writeString(tape, text.replace(from, to));
  }

  private static Map<String, Verdict> verdicts(JudgedRun run) {
    return run.rules().stream()
        .filter(rule -> !rule.scenarios().isEmpty())
        .collect(
            Collectors.toMap(
                rule -> rule.rule().id(), rule -> rule.verdict(), (a, b) -> a, TreeMap::new));
  }

  private static List<String> reasons(JudgedRun run) {
    return run.rules().stream()
        .flatMap(rule -> rule.scenarios().stream())
        .map(ScenarioResult::reason)
        .flatMap(Optional::stream)
        .sorted()
        .toList();
  }
}
