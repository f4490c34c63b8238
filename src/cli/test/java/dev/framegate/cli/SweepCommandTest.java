package dev.framegate.cli;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.framegate.gateway.Gateway;
import dev.framegate.kit.journal.RunId;
import dev.framegate.kit.journal.RunMarker;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of another process, on an account where others have things too. */
@Order(1) // It takes long.
final class SweepCommandTest {
  private static final RunId LONG_AGO = new RunId("200101000000-aaaa");

  @TempDir private Path folder;

  private final Gateway gateway = Gateway.builder().port(0).start();
  private final StringWriter out = new StringWriter();
  private Path target;
  private String before;

  @BeforeEach
  void somebodyHasThingsOnTheAccount() throws IOException {
    target =
        Files.writeString(
            folder.resolve("target.yaml"),
            """
            name: account
            adapter: endpoint
            control-plane: %1$s
            data-plane: ws://%2$s/_aws/execute-api/{apiId}/{stage}
            management: http://%2$s/_aws/execute-api/{apiId}/{stage}
            custom-domain: localhost
            custom-domain-address: ws://{domain}:%3$d
            capabilities: [control-plane, data-plane, management-api, custom-domain]
            """
                .formatted(
                    gateway.address(),
                    gateway.address().getAuthority(),
                    gateway.address().getPort()));
    String orders = createApi("orders", "");
    createApi("framegate-prod", "framegate is tested with this");
    post("/v2/apis/" + orders + "/stages", Map.of("stageName", "live"));
    post("/v2/domainnames", Map.of("domainName", "orders.example.com"));
    before = account();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void aKilledRunIsSweptAwayAndNothingElse() throws Exception {
    try (RunProcess run = RunProcess.start(folder, target)) {
      run.awaitMiddle();

      assertThat(sweep("--yes")).isZero();
      assertThat(out.toString()).contains("which is running: kept", "Removed 0 of 0 things");

      run.signal("KILL");
      run.awaitEnd();
      assertThat(account()).isNotEqualTo(before).contains("framegate-2");
      assertThat(run.journalFiles()).hasSize(1);

      assertThat(sweep()).isZero();
      assertThat(out.toString()).contains("to remove; nothing was changed. Remove with --yes.");
      assertThat(account()).isNotEqualTo(before);

      assertThat(sweep("--yes")).isZero();
      assertThat(account()).isEqualTo(before);
      assertThat(run.journalFiles()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aRunThatIsToldToStopLeavesNothing(String signal) throws Exception {
    assumeFalse(signal.equals("INT") && interruptsAreIgnored(), "SIGINT is ignored here");
    try (RunProcess run = RunProcess.start(folder, target)) {
      run.awaitMiddle();

      run.signal(signal);

      assertThat(run.awaitEnd()).isGreaterThan(128);
      assertThat(run.said()).contains("The run was stopped; what it had made is removed.");
      assertThat(account()).isEqualTo(before);
      assertThat(run.journalFiles()).isEmpty();
    }
  }

  @Test
  void whatAnOldRunOfAnotherMachineLeftIsFoundByItsMark() {
    createApi("a name that a rule is about", RunMarker.of(LONG_AGO));
    String mapped = createApi(RunMarker.of(LONG_AGO), "");
    post("/v2/apis/" + mapped + "/stages", Map.of("stageName", "test"));
    String domain = RunMarker.of(LONG_AGO) + "-shop-1a2b.localhost";
    post("/v2/domainnames", Map.of("domainName", domain));
    post("/v2/domainnames/" + domain + "/apimappings", Map.of("apiId", mapped, "stage", "test"));

    assertThat(sweep("--yes")).isZero();

    assertThat(out.toString()).contains("Removed 3 of 3 things");
    assertThat(account()).isEqualTo(before);
  }

  @Test
  void aYoungRunWithoutAJournalIsRemovedOnlyByItsName() {
    RunId elsewhere = RunId.next();
    createApi(RunMarker.of(elsewhere), "");

    assertThat(sweep("--yes")).isZero();
    assertThat(out.toString()).contains("may be running elsewhere: kept", "use --run " + elsewhere);
    assertThat(account()).isNotEqualTo(before);

    assertThat(sweep("--yes", "--run", elsewhere.text())).isZero();
    assertThat(account()).isEqualTo(before);
  }

  @Test
  void moreThanOnePageIsLookedThrough() {
    for (int i = 0; i < 60; i++) {
      createApi(RunMarker.of(LONG_AGO), "");
    }

    assertThat(sweep("--yes")).isZero();

    assertThat(out.toString()).contains("Removed 60 of 60 things");
    assertThat(account()).isEqualTo(before);
  }

  @Test
  void aTargetThatDoesNotAnswerIsInconclusive() {
    gateway.close();

    assertThat(sweep("--yes")).isEqualTo(3);
  }

  @Test
  void anIdThatIsNoneIsWrongUsage() {
    assertThat(sweep("--run", "yesterday")).isEqualTo(64);
    assertThat(out.toString()).contains("expected one such as 261125195012-9k3f");
  }

  private int sweep(String... more) {
    out.getBuffer().setLength(0);
    String[] line = {
      "sweep", "--target", target.toString(), "--journal", folder.resolve("journal").toString()
    };
    String[] whole = new String[line.length + more.length];
    System.arraycopy(line, 0, whole, 0, line.length);
    System.arraycopy(more, 0, whole, line.length, more.length);
    PrintWriter both = new PrintWriter(out, true);
    return Framegate.execute(both, both, whole);
  }

  private String createApi(String name, String description) {
    return given()
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "name",
                name,
                "description",
                description,
                "protocolType",
                "WEBSOCKET",
                "routeSelectionExpression",
                "$request.body.action"))
        .post(gateway.address() + "/v2/apis")
        .then()
        .statusCode(201)
        .extract()
        .path("apiId");
  }

  private void post(String path, Map<String, ?> body) {
    given()
        .contentType(ContentType.JSON)
        .body(body)
        .post(gateway.address() + path)
        .then()
        .statusCode(201);
  }

  private String account() {
    return given().get(gateway.address() + "/v2/apis?maxResults=1000").asString()
        + given().get(gateway.address() + "/v2/domainnames").asString()
        + given()
            .get(gateway.address() + "/v2/domainnames/orders.example.com/apimappings")
            .asString();
  }

  /**
   * As in a job that a shell runs in the background; a Java that is started there ignores it too.
   */
  private static boolean interruptsAreIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).trim(), 16) & 2) != 0);
  }
}
