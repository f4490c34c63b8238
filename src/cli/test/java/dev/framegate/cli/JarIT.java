package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.testing.JavaCommand;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The jar that holds everything, of which much is left out: what is left out must not be missed by
 * REST Assured, WireMock, OkHttp, the AWS signer, the store or the page of metrics. The tests wait
 * for processes, so they run at the same time.
 */
@Execution(ExecutionMode.CONCURRENT)
final class JarIT {
  private static final Path JAR = Path.of("target", "framegate.jar").toAbsolutePath();
  private static final long MOST_BYTES = 45_000_000;

  /** Frames, an authorizer, a function and a backend over HTTP, metrics, signatures. */
  private static final String RULES = "FRM-004,CON-025,INT-001,INT-012,OBS-001,IAM-001";

  @TempDir private Path folder;

  /** The folder of class archives; nothing is written elsewhere than in the test's own folder. */
  private String archives = "off";

  @Test
  void itIsNotLargerThanItNeedsToBe() throws Exception {
    assertThat(Files.size(JAR)).isLessThanOrEqualTo(MOST_BYTES);
  }

  @Test
  void rulesAreJudgedAndJudgedAgainFromTheirCassette() throws Exception {
    assertThat(run("record", "--rule", RULES, "--cassette", "c.jsonl", "--report", "recorded"))
        .contains("6 rules, 6 passed");

    // A cassette has no backend of its own.
    assertThat(run("replay", "c.jsonl", "--report", "replayed")).contains("1 passed, 5 skipped");
  }

  @Test
  void aGatewayServesWithTlsStateSignaturesAndMetrics() throws Exception {
    Path keys =
        Files.writeString(
            folder.resolve("keys.yaml"), "accounts: {\"111122223333\": {AKIDEXAMPLE: secret}}");
    Path certificate = folder.resolve("certificate.pem");
    Path state = folder.resolve("state");
    try (ServeProcess serve =
        ServeProcess.ofJar(
            JAR,
            "--tls",
            certificate.toString(),
            "--state",
            state.toString(),
            "--auth",
            "sigv4",
            "--credentials",
            keys.toString())) {
      HttpClient client = HttpClient.newBuilder().sslContext(trusting(certificate)).build();

      assertThat(status(client, serve.address().resolve("/_framegate/health"))).isEqualTo(200);
      assertThat(status(client, serve.address().resolve("/_framegate/metrics"))).isEqualTo(200);
      assertThat(status(client, serve.address().resolve("/v2/apis"))).isEqualTo(403);
      assertThat(state).isNotEmptyDirectory();
    }
  }

  @Test
  void aRunIsAJvmOfItsOwnWhichEndsWithTheFirst() throws Exception {
    Process process = started(List.of(), "explore", "--seed", "1", "--minutes", "5");
    try {
      ProcessHandle run =
          Awaitility.await()
              .atMost(30, TimeUnit.SECONDS)
              .until(() -> process.children().findFirst(), Optional::isPresent)
              .orElseThrow();
      Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> !said().isEmpty());

      process.destroy();

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(run.isAlive()).isFalse();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Test
  void aGatewayEndsWithTheProcessThatStartedItEvenIfThatIsKilled() throws Exception {
    Process process = started(List.of(), "serve", "--port", "0");
    try {
      Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> said().contains("ready at"));
      ProcessHandle gateway = process.children().findFirst().orElseThrow();

      process.destroyForcibly();

      assertThat(gateway.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Test
  void theFirstStartKeepsItsClassesForTheNext() throws Exception {
    archives = "archives";
    assertThat(run("run", "--rule", "FRM-001")).contains("1 rule, 1 passed");
    List<Path> kept = archives();
    assertThat(kept).singleElement().satisfies(file -> assertThat(file).isNotEmptyFile());

    assertThat(run("run", "--rule", "FRM-001")).contains("1 rule, 1 passed");
    assertThat(archives()).isEqualTo(kept);
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve(archives))) {
      return all.toList();
    }
  }

  @Test
  void anOptionOfTheUsersIsNotOverruled() throws Exception {
    Process process =
        started(List.of("-XX:TieredStopAtLevel=1"), "explore", "--seed", "1", "--minutes", "5");
    try {
      Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> !said().isEmpty());

      assertThat(process.children()).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void theExitCodeIsThatOfTheRun() throws Exception {
    Process process = started(List.of("-Duser.language=en"), "run", "--rule", "NO-SUCH-RULE");

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(Framegate.USAGE);
    assertThat(said()).contains("NO-SUCH-RULE");
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    Process process = started(List.of(), arguments);
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return said();
  }

  private Process started(List<String> options, String... arguments) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(JavaCommand.program());
    line.addAll(options);
    line.addAll(List.of("-jar", JAR.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().remove("CI");
    builder.environment().put("FRAMEGATE_ARCHIVE", archives);
    return builder
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said.txt").toFile())
        .start();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said.txt"));
  }

  private static int status(HttpClient client, URI address) throws Exception {
    return client
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private static SSLContext trusting(Path pem) throws Exception {
    try (InputStream in = Files.newInputStream(pem)) {
      Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry("gateway", certificate);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    }
  }
}
