package dev.framegate.cli;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command, run as a process would run it. */
final class FramegateTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          run --level strict          | expected one of [DOCUMENTED, OBSERVED, ALL]
          run --leval all             | Possible solutions: --level
          run --patience 0            | --patience: expected a number above 0, got 0.0
          run --threads 1000          | --threads: expected 1 to 64, got 1000
          run --rule DEP-999          | --rule: there is no rule 'DEP-999'
          run --tags (                | --tags:
          run --target nowhere.yaml   | nowhere.yaml: no such file. A target is 'bundled'
          run --repeat 0              | --repeat: expected 1 to 100, got 0
          run --suggest-declaration pom.xml | --suggest-declaration: 'pom.xml' exists and is left as it is
          record                      | Missing required option: '--cassette=FILE'
          record --cassette pom.xml   | --cassette: 'pom.xml' is there already and stays as it is
          record --cassette src       | --cassette: 'src' is a folder; expected a file
          record --cassette a --repeat 2 | --repeat: a cassette holds one run
          replay                      | Missing required parameter: 'FILE'
          replay nowhere.ndjson       | There is no cassette 'nowhere.ndjson'
          replay pom.xml              | pom.xml, line 1: not JSON
          replay pom.xml --target a   | --target: a replay needs none
          rules DEP-999               | There is no rule 'DEP-999'
          serve --port many           | 'many' is not an int
          serve --limits nowhere.yaml | nowhere.yaml: no such file.
          serve --limits pom.xml      | pom.xml, line
          serve --api-keys none.yaml  | none.yaml: no such file.
          serve --fault none          | --fault: There is no fault 'none'. Known: frame-limit-128k,
          faults none                 | There is no fault 'none'. Known: frame-limit-128k,
          faults --matrix --threads 0 | --threads: expected 1 to 64, got 0
          faults --patience -1        | --patience: expected a number above 0, got -1.0
          serve --auth sigv4          | expected both or neither, got only --auth
          serve --credentials k.yaml  | expected both or neither, got only --credentials
          serve --auth sigv4 --credentials none.yaml | none.yaml: no such file.
          serve --auth maybe          | expected one of [ANY, SIGV4]
          serve --state pom.xml       | The state directory pom.xml cannot be used
          serve --logs pom.xml        | The folder for logs, pom.xml, cannot be made
          serve --tls-cert a.pem      | expected both or neither, got only --tls-cert
          serve --tls --tls-key a.pem | --tls makes its own certificates: leave --tls-cert and
          serve --tls-cert a.pem --tls-key a.pem | There is no file 'a.pem'.
          serve --tls-cert pom.xml --tls-key pom.xml | pom.xml: expected certificates in PEM
          serve --tls none/a.pem      | --tls: the file none/a.pem cannot be written
          sweep                       | Missing required option: '--target=TARGET'
          fly                         | Unmatched argument
          """)
  void wrongUsageNamesWhatIsLegal(String line, String complaint) {
    assertThat(framegate(line.split(" "))).isEqualTo(64);
    assertThat(err.toString()).contains(complaint);
  }

  @Test
  void aTargetThatIsDownIsOneLineWithItsAddress() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Path file =
        Files.writeString(
            folder.resolve("down.yaml"),
            """
            adapter: endpoint
            control-plane: http://127.0.0.1:%1$d
            data-plane: ws://127.0.0.1:%1$d/{apiId}/{stage}
            management: http://127.0.0.1:%1$d/{apiId}/{stage}
            capabilities: [control-plane, data-plane]
            """
                .formatted(port));

    assertThat(framegate("run", "--target", file.toString())).isEqualTo(3);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("http://127.0.0.1:" + port).contains("refused");
  }

  @Test
  void aFilteredRunNeverSaysConforms() throws IOException {
    int exit = framegate("run", "--rule", "DEP-003", "--report", folder.toString());

    assertThat(exit).isEqualTo(3);
    assertThat(out.toString()).contains("ot a conformance run");
    assertThat(Files.readString(folder.resolve("conformance.json")))
        .contains("\"complete\" : false")
        .contains("\"conforms\" : false");
  }

  @Test
  void aRunThatSelectsNothingIsNoSuccess() {
    assertThat(framegate("run", "--tags", "@nobody", "--report", folder.toString())).isEqualTo(3);
  }

  @Test
  void aDryRunSaysWhatItWouldDo() {
    assertThat(framegate("run", "--dry-run")).isZero();
    assertThat(out.toString())
        .contains("Would run against 'bundled'")
        .contains("Nothing was sent.");
  }

  @Test
  void compareWritesItsMatrixForPeopleAndForMachines() throws IOException {
    Path report = folder.resolve("report");
    framegate("run", "--rule", "DEP-003", "--report", report.toString());

    int exit =
        framegate(
            "compare",
            report.toString(),
            report.toString(),
            "--html",
            folder.resolve("new/compare.html").toString(),
            "--json",
            folder.resolve("compare.json").toString());

    assertThat(err.toString()).isEmpty();
    assertThat(exit).isZero();
    assertThat(out.toString()).contains("only a part of the rules");
    assertThat(folder.resolve("new/compare.html")).isNotEmptyFile();
    assertThat(Files.readString(folder.resolve("compare.json"))).contains("\"DEP-003\"");
  }

  @Test
  void rulesListsTheCatalogue() {
    assertThat(framegate("rules")).isZero();
    assertThat(out.toString()).contains("Deployments").contains("DEP-003");
  }

  @Test
  void rulesExplainsOne() {
    assertThat(framegate("rules", "dep-003")).isZero();
    assertThat(out.toString())
        .contains("DEP-003  A deployment without a stage is not callable")
        .contains("Source:");
  }

  @Test
  void faultsListsTheWaysOfBeingWrong() {
    assertThat(framegate("faults")).isZero();
    assertThat(out.toString())
        .contains("frame-limit-128k: takes frames of up to 128 KiB")
        .contains("breaks FRM-002, FRM-003, FRM-004");
  }

  @Test
  void theMatrixTellsWhetherAFaultIsCaught() {
    assertThat(framegate("faults", "--matrix", "empty-api-deployed")).isZero();
    assertThat(out.toString())
        .contains("caught  empty-api-deployed, by 1 rules")
        .contains("1 of 1 faults caught by exactly the rules that they break.");
  }

  @Test
  void serveIsWrongWhereItIsAskedToBe() throws Exception {
    Thread server =
        new Thread(() -> framegate("serve", "--port", "0", "--fault", "empty-api-deployed"));
    server.start();
    try {
      await().until(() -> out.toString().contains("deploys an API without routes"));
      String address = out.toString().lines().findFirst().orElseThrow().replaceAll(".* at ", "");
      String api =
          given()
              .contentType("application/json")
              .body(
                  """
                  {"name":"empty","protocolType":"WEBSOCKET","routeSelectionExpression":"x"}""")
              .post(address + "/v2/apis")
              .path("apiId");

      given()
          .contentType("application/json")
          .body("{}")
          .post(address + "/v2/apis/" + api + "/deployments")
          .then()
          .statusCode(201);
    } finally {
      server.interrupt();
      server.join();
    }
  }

  private int framegate(String... args) {
    return Framegate.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }
}
