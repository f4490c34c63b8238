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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command, run as a process would run it. */
@Order(1) // It takes long.
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
          run --leval all             | Unknown option '--leval'. Did you mean '--level'? Valid options: --baseline, --declaration, --dry-run, --help, --journal,
          run --patience 0            | --patience: expected a number above 0, got 0.0
          run --threads 1000          | --threads: expected 1 to 64, got 1000
          run --rule DEP-999          | --rule: there is no rule 'DEP-999'.
          run --rule FRM-01           | Did you mean 'FRM-001'
          run --tags (                | --tags:
          run --tags @nobody          | --tags: nothing to run: no scenario matches '@nobody'. No scenario has the tag '@nobody'.
          run --tags @sede            | No scenario has the tag '@sede'. Did you mean '@seed'?
          run --rule FRM-001 --tags @DEP-003 | --tags: nothing to run: no scenario of FRM-001 matches '@DEP-003'.
          run --target nowhere.yaml   | nowhere.yaml: no such file. A target is 'bundled'
          run --repeat 0              | --repeat: expected 1 to 100, got 0
          run --suggest-declaration pom.xml | --suggest-declaration: 'pom.xml' exists and is not overwritten; name a new file.
          run --shard 3/2             | --shard: expected shard I of N as I/N, with N from 1 to 100 and I from 1 to N, such as 2/5; got 3/2
          run --rule FRM-001 --shard 1/2 | --shard: there is only 1 rule for 2 shards
          faults --shard two          | --shard: expected shard I of N as I/N, such as 2/5; got 'two'
          record --cassette a --shard 1/2 | --shard: a cassette holds a whole run; leave it out.
          merge                       | Missing required parameter: 'REPORT'
          merge src                   | There is no report at 'src/conformance.json'
          record                      | Missing required option: '--cassette=FILE'
          record --cassette pom.xml   | --cassette: 'pom.xml' is there already and stays as it is
          record --cassette src       | --cassette: 'src' is a folder; expected a file
          record --cassette a --repeat 2 | --repeat: a cassette holds one run
          replay                      | Missing required parameter: 'FILE'
          replay nowhere.ndjson       | There is no cassette 'nowhere.ndjson'
          replay pom.xml              | pom.xml, line 1: not JSON
          replay pom.xml --target a   | --target: not for a replay, whose target is the cassette.
          rules DEP-999               | There is no rule 'DEP-999'.
          rules FRM-04                | There is no rule 'FRM-04'. Did you mean 'FRM-004'
          serve --port many           | 'many' is not an int
          serve --port 70000          | --port: expected 0 to 65535, got 70000
          serve --functions foo       | --functions: expected an address such as http://127.0.0.1:4566
          serve --host no.invalid --port 0 | Cannot listen on no.invalid:0: no address is known for this name.
          run --rule DEP-003 --report pom.xml/a | --report: the folder 'pom.xml/a' cannot be made
          faults --json a.json        | --json: only with --matrix
          faults --narrow             | --narrow: only with --matrix
          serve --limits nowhere.yaml | nowhere.yaml: no such file.
          serve --limits pom.xml      | pom.xml, line
          serve --api-keys none.yaml  | none.yaml: no such file.
          serve --fault none          | --fault: There is no fault 'none'.
          serve --fault frame-limit-128 | There is no fault 'frame-limit-128'. Did you mean 'frame-limit-128k'
          run --requirements 2020-01  | there is no requirement set '2020-01'. Valid values: 2026-12.
          faults none                 | There is no fault 'none'.
          explore --minutes 0         | --minutes: expected a number above 0, at most a day (1440), got 0.0
          explore --patience 0        | --patience: expected a number above 0, got 0.0
          explore --only 0            | --only: expected 1 or more, got 0
          explore --replay nowhere    | --replay: 'nowhere' cannot be read
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
          fly                         | Unknown command 'fly'. Valid commands: run, record,
          rum                         | Unknown command 'rum'. Did you mean 'run'?
          probe one two               | Unexpected argument 'two'.
          help rum                    | Unknown command 'rum'. Did you mean 'run'? Valid commands: run, record,
          serve --log-request         | Unknown option '--log-request'. Did you mean '--log-requests'?
          connect                     | Missing required parameter: 'ADDRESS'
          connect http://127.0.0.1:1  | expected a ws:// or wss:// address, got 'http://127.0.0.1:1'
          connect ws://127.0.0.1:1 --header x | --header: expected "Name: value", got 'x'
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
    int exit = framegate("run", "--rule", "DEP-003,FRM-00*", "--report", folder.toString());

    assertThat(exit).isZero();
    assertThat(out.toString()).contains("ot a conformance run");
    assertThat(Files.readString(folder.resolve("conformance.json")))
        .contains("\"complete\" : false")
        .contains("\"conforms\" : false");
  }

  @ParameterizedTest
  @CsvSource({"help", "--help"})
  void helpListsTheCommands(String line) {
    assertThat(framegate(line)).isZero();
    assertThat(out.toString()).contains("Usage: framegate").contains("Run the rules against");
  }

  @Test
  void withoutACommandTheCommandsAreListed() {
    assertThat(framegate()).isEqualTo(64);
    assertThat(out.toString()).contains("Usage: framegate").contains("Run the rules against");
  }

  @Test
  void helpExplainsACommand() {
    assertThat(framegate("help", "run")).isZero();
    assertThat(out.toString()).contains("Usage: framegate run").contains("--rule=IDS");
  }

  @Test
  void completionKnowsCommandsOptionsRulesAndFaults() {
    assertThat(framegate("completion")).isZero();
    assertThat(out.toString())
        .startsWith("#!")
        .contains("complete -F", "--log-requests", "frame-limit-128k", "DEP-003");
  }

  @Test
  void nobodyAtAnAddressIsOneLine() {
    assertThat(framegate("connect", "ws://127.0.0.1:1/")).isEqualTo(3);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("No handshake could be made at ws://127.0.0.1:1/");
  }

  @Test
  void aRunFirstSaysHowManyScenariosItCounts() {
    framegate("run", "--rule", "DEP-003,FRM-00*", "--report", folder.toString());

    Matcher lines =
        Pattern.compile(
                "Reading the rules\\.\nRunning (\\d+) scenarios\\.\n(\\1) of \\1 scenarios\n"
                    + "(?s:.*), \\1 scenarios\n(?s:.*)")
            .matcher(out.toString());
    assertThat(lines.matches()).as(out.toString()).isTrue();
  }

  @Test
  void helpHasColoursWhereATerminalShowsThem() {
    Framegate.execute(new PrintWriter(out, true), new PrintWriter(err, true), true, "help", "run");

    assertThat(out.toString()).contains("\u001b[33m--rule\u001b[");
  }

  @Test
  void aRuleIsExplainedWithItsEvidence() {
    assertThat(framegate("rules", "FRM-040")).isZero();
    assertThat(out.toString())
        .contains("Evidence:")
        .contains("- documented by API Gateway Developer Guide: ")
        .contains("https://docs.aws.amazon.com/");
  }

  @Test
  void evidenceIsCountedByKind() {
    assertThat(framegate("rules", "--evidence")).isZero();
    assertThat(out.toString())
        .containsPattern("Testable rules: (\\d+), with evidence: \\1")
        .containsPattern("aws-test +\\d+")
        .contains("Rules asserted by tests that run against AWS");
  }

  @Test
  void aPartOfTheRulesHasAReportOfItsOwn() {
    assertThat(new RunCommand().report(true)).isEqualTo(Path.of("reports/partial"));
    assertThat(new RunCommand().report(false)).isEqualTo(Path.of("reports/latest"));
  }

  @Test
  void aDryRunListsRulesWithTheirScenariosAndWhatIsSkipped() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("target.yaml"),
            """
            adapter: endpoint
            control-plane: http://127.0.0.1:1
            data-plane: ws://127.0.0.1:1/{apiId}/{stage}
            management: http://127.0.0.1:1/{apiId}/{stage}
            capabilities: [control-plane, data-plane]
            """);

    assertThat(framegate("run", "--dry-run", "--target", file.toString(), "--rule", "FRM-*,OBS-*"))
        .isZero();
    assertThat(out.toString())
        .containsPattern("  FRM-004 +[1-9]+  A larger frame")
        .containsPattern("  OBS-\\d+ +-  .* \\(skipped\\)")
        .containsPattern(
            "Would try \\d+ rules with \\d+ scenarios against 'target' \\(adapter endpoint\\)")
        .containsPattern("Would skip \\d+ scenarios, as the target offers no capability for them.")
        .contains("A part of the rules never says that a target conforms.");
  }

  @Test
  void aDryRunChecksTheDeclaration() throws IOException {
    Path file = Files.writeString(folder.resolve("target.yaml"), "adapter: endpoint\n");

    assertThat(framegate("run", "--dry-run", "--target", file.toString())).isEqualTo(64);
    assertThat(err.toString())
        .startsWith(file + ": 'control-plane' is missing. Example: 'control-plane: http://");
  }

  @Test
  void aDryRunSaysWhatItWouldDo() {
    assertThat(framegate("run", "--dry-run")).isZero();
    assertThat(out.toString())
        .containsPattern(
            "Would try \\d+ rules with \\d+ scenarios against 'bundled' \\(adapter bundled\\), level documented, 8 at a time\\.")
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
    assertThat(framegate("faults", "--matrix", "regions-share-apis")).isZero();
    assertThat(out.toString())
        .contains("caught  regions-share-apis, by 1 rules")
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
