package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.journal.JournalFolder;
import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.Level;
import dev.framegate.kit.run.CallBudget;
import dev.framegate.kit.run.CallCosts;
import dev.framegate.kit.run.ConformanceRun;
import dev.framegate.kit.run.RunSettings;
import dev.framegate.kit.targets.DeclarationFile;
import dev.framegate.kit.wire.EvidenceHttpClient;
import dev.framegate.kit.wire.ReceivedResponse;
import dev.framegate.kit.wire.Request;
import dev.framegate.kit.wire.RequestPacer;
import dev.framegate.kit.wire.RequestSigner;
import dev.framegate.kit.wire.ServerTrust;
import dev.framegate.kit.wire.SigV4;
import dev.framegate.kit.wire.Transcript;
import dev.framegate.testing.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * The adapter of AWS, against a gateway in another process that asks for signatures and counts
 * calls. By itself it runs the rules of the deploy page and of signatures, at rates that are higher
 * than an account's. {@code -Dframegate.aws=whole} runs them all, {@code -Dframegate.aws=account}
 * at the rates of an account, which takes three quarters of an hour; {@code
 * -Dframegate.measure=true} writes down what each rule costs.
 */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
final class AwsRunTest {
  private static final String SECRET = "a/secret+key";
  private static final Pattern CALLS =
      Pattern.compile(
          "([\\d,]+) of at most ([\\d,]+); deployments: ([\\d,]+) of at most ([\\d,]+).*: ([\\d,]+)");
  private static final String EXTENT = System.getProperty("framegate.aws", "part");
  private static final boolean ACCOUNT = EXTENT.equals("account");
  private static final boolean WHOLE = ACCOUNT || EXTENT.equals("whole");

  @TempDir private Path folder;

  @BeforeAll
  static void haveKeys() {
    System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
    System.setProperty("aws.secretAccessKey", SECRET);
  }

  @AfterAll
  static void loseKeys() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void aRunAtTheAccountsPaceConformsCostsWhatWasAnnouncedAndLeavesNothing() throws IOException {
    List<CallBudget> announced = new ArrayList<>();
    List<ScenarioOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    int backend = FreePort.choose();
    try (ServeProcess serve = serve(backend)) {
      JudgedRun run =
          ConformanceRun.builder(settings())
              .journals(new JournalFolder(folder.resolve("journals")))
              .progress(outcomes::add)
              .budget(announced::add)
              .against(DeclarationFile.read(declaration(serve.address(), backend)))
              .run();

      CallCosts measured = MeasuredCalls.of(outcomes);
      if (Boolean.getBoolean("framegate.measure")) {
        MeasuredCalls.writeDown(measured);
      }
      assertThat(run.broken()).isEmpty();
      assertThat(run.conforms()).isEqualTo(WHOLE);
      assertThat(run.totals().inconclusive() + run.totals().errored()).isZero();
      requireAsAnnounced(run, announced);
      MeasuredCalls.requireNoDearer(measured);
      assertThat(left(serve.address(), "/v2/apis")).isEqualTo("{\"items\":[]}");
      assertThat(left(serve.address(), "/v2/domainnames")).isEqualTo("{\"items\":[]}");
    }
  }

  private static void requireAsAnnounced(JudgedRun run, List<CallBudget> announced) {
    assertThat(announced).hasSize(1);
    String said = String.valueOf(run.settings().get("control-plane calls"));
    if (WHOLE) {
      System.out.printf("%s%nMade: %s, in %.0f s.%n", announced.get(0), said, run.seconds());
    }
    Matcher calls = CALLS.matcher(said);
    assertThat(calls.matches()).as(said).isTrue();
    assertThat(number(calls, 2)).isEqualTo(announced.get(0).calls());
    assertThat(number(calls, 1)).as(said).isBetween(100, number(calls, 2));
    assertThat(number(calls, 3)).as(said).isBetween(10, number(calls, 4));
    assertThat(number(calls, 5)).as("calls that were refused for their pace").isZero();
  }

  private RunSettings settings() {
    return new RunSettings(
        WHOLE ? Optional.empty() : Optional.of("@seed or @needs-iam"),
        Optional.empty(),
        Level.DOCUMENTED,
        1,
        8,
        folder.resolve("report"),
        1);
  }

  private ServeProcess serve(int backend) throws IOException {
    Path keys =
        Files.writeString(
            folder.resolve("keys.yaml"),
            "accounts: {\"111122223333\": {AKIDEXAMPLE: %s}}".formatted(SECRET));
    Path limits =
        Files.writeString(
            folder.resolve("limits.yaml"),
            ACCOUNT
                ? "controlPlaneRates: true"
                : "{controlPlanePerSecond: 400, controlPlaneBurst: 200, deploymentsPerSecond: 50}");
    return ServeProcess.start(
        "--auth",
        "sigv4",
        "--credentials",
        keys.toString(),
        "--limits",
        limits.toString(),
        "--functions",
        "http://127.0.0.1:" + backend);
  }

  private Path declaration(URI gateway, int backend) throws IOException {
    String pace =
        ACCOUNT ? "" : "pace: {calls-per-second: 360, burst: 150, seconds-per-deployment: 0.023}";
    return Files.writeString(
        folder.resolve("aws.yaml"),
        """
        name: account
        adapter: aws
        region: us-east-1
        control-plane: http://%1$s
        data-plane: ws://%1$s/_aws/execute-api/{apiId}/{stage}
        management: http://%1$s/_aws/execute-api/{apiId}/{stage}
        backend-url: http://127.0.0.1:%2$d
        backend-port: %2$d
        propagation: 0
        function-arn: arn:aws:lambda:us-east-1:000000000000:function:{name}
        log-group-arn: arn:aws:logs:us-east-1:000000000000:log-group:framegate
        %3$s
        """
            .formatted(gateway.getAuthority(), backend, pace));
  }

  private static String left(URI gateway, String path) {
    SigV4 signing = new SigV4(() -> AwsBasicCredentials.create("AKIDEXAMPLE", SECRET), "us-east-1");
    try (EvidenceHttpClient caller =
        new EvidenceHttpClient(
            ServerTrust::standard, Duration.ofSeconds(10), signing, RequestPacer.none())) {
      ReceivedResponse reply =
          caller.send(
              Request.get(gateway.resolve(path)).signedFor(RequestSigner.Service.APIGATEWAY),
              new Transcript(),
              "auditor");
      return reply.text();
    }
  }

  private static int number(Matcher calls, int group) {
    return Integer.parseInt(calls.group(group).replace(",", ""));
  }
}
