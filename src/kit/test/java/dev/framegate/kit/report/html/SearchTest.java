package dev.framegate.kit.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.framegate.kit.rules.Probe;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.rules.Synonyms;
import dev.framegate.kit.rules.WrittenScenario;
import dev.framegate.kit.rules.WrittenStep;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the page's search with Node.js, where it is installed. */
final class SearchTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Questions and error texts from issue trackers, with the rules that answer them. */
  private static final Map<String, List<String>> ASKED =
      new TreeMap<>(
          Map.ofEntries(
              // aws/aws-sdk-js#3773, aws/aws-sdk-js-v3#2763
              Map.entry("GoneException 410 when I post to a connection", List.of("MGT-004")),
              // gettechtalent/iot-serverless-websockets-react-boilerplate#1
              Map.entry(
                  "Error during WebSocket handshake: Unexpected response code: 403",
                  List.of("URL-006", "STG-012")),
              // aws-samples/simple-websockets-chat-app#24
              Map.entry(
                  "{\"message\": \"Forbidden\", \"connectionId\":\"abc\", \"requestId\":\"def\"}",
                  List.of("MSG-020")),
              // michalkvasnicak/aws-lambda-graphql#136
              Map.entry("disconnect and reconnect after 10 minutes", List.of("LIM-001")),
              // robtaussig/react-use-websocket#92
              Map.entry("exceeding max connection duration", List.of("LIM-002")),
              // open-telemetry/opamp-spec#60
              Map.entry("32K frame size limit", List.of("FRM-002")),
              // gchq/sleeper#5755
              Map.entry("413 response too large when posting", List.of("MGT-007")),
              // localstack/localstack#6521
              Map.entry("Sec-WebSocket-Protocol header is not returned", List.of("CON-040")),
              // localstack/localstack#6383
              Map.entry("$disconnect is not called", List.of("MSG-029")),
              // hashicorp/terraform-provider-aws#12961
              Map.entry("changes are not deployed", List.of("DEP-005")),
              // dherault/serverless-offline#1008
              Map.entry(
                  "return value of the handler is not sent to the client", List.of("MSG-026")),
              // aws/aws-sdk-net#1217
              Map.entry("How do you force a disconnect of a connection?", List.of("MGT-003")),
              // aws/aws-sdk-net#1264
              Map.entry("PostToConnection Forbidden", List.of("MGT-010")),
              // hashicorp/terraform#30733
              Map.entry(
                  "Active stages pointing to this deployment must be moved or deleted",
                  List.of("DEP-017")),
              Map.entry("how big can a message be", List.of("FRM-001", "LIM-008")),
              Map.entry("why do I get 403", List.of("URL-006", "STG-012")),
              Map.entry("idle", List.of("LIM-001")),
              Map.entry("what does close code 1009 mean", List.of("FRM-004")),
              Map.entry("close code 1006", List.of("FRM-043")),
              Map.entry("can I send binary data", List.of("FRM-018", "FRM-041")),
              Map.entry("why is my handshake throttled", List.of("LIM-012", "STG-044")),
              Map.entry("does a ping keep the connection alive", List.of("FRM-026")),
              Map.entry("is the authorizer called for each message", List.of("CON-021")),
              Map.entry("which subprotocol is chosen", List.of("CON-040", "CON-041"))));

  @TempDir private Path folder;

  @Test
  void answersTheQuestionsOfUsersWithTheFirstHit() throws Exception {
    Map<String, List<String>> hits = search(ASKED.keySet());

    SoftAssertions.assertSoftly(
        softly ->
            ASKED.forEach(
                (question, rules) ->
                    softly.assertThat(hits.get(question)).as(question).first().isIn(rules)));
  }

  @Test
  void findsWordsAndNotFragments() throws Exception {
    assertThat(search(Set.of("ping")).get("ping")).first().isEqualTo("FRM-024");
    assertThat(search(Set.of("ping")).get("ping")).doesNotContain("URL-028");
  }

  @Test
  void findsARuleByItsId() throws Exception {
    assertThat(search(Set.of("frm-004")).get("frm-004")).containsExactly("FRM-004");
  }

  @Test
  void findsNothingForWordsThatNoRuleHolds() throws Exception {
    assertThat(search(Set.of("zebra")).get("zebra")).isEmpty();
  }

  @Test
  void wordsOfQuestionsBelongToRules() {
    RuleCatalogue catalogue = RuleCatalogue.load();

    assertThat(catalogue.rules().stream().map(Rule::id))
        .containsAll(Synonyms.load().asked().keySet());
  }

  private Map<String, List<String>> search(Set<String> questions) throws Exception {
    assumeTrue(hasNode(), "Node.js is not installed");
    Path script = folder.resolve("run.js");
    Files.writeString(
        script,
        resource("search.js")
            + "const search = createSearch(%s, %s);\nconst hits = {};\n"
                .formatted(
                    JSON.writeValueAsString(entries()), JSON.writeValueAsString(Synonyms.load()))
            + "for (const q of %s) hits[q] = search(q).hits.map((e) => e.id);\n"
                .formatted(JSON.writeValueAsString(questions))
            + "console.log(JSON.stringify(hits));\n");
    Path out = folder.resolve("hits.json");
    Process node =
        new ProcessBuilder("node", script.toString())
            .redirectOutput(out.toFile())
            .redirectErrorStream(true)
            .start();
    assertThat(node.waitFor()).as(() -> read(out)).isZero();
    return JSON.readerForMapOf(List.class).readValue(out.toFile());
  }

  private static List<Map<String, String>> entries() {
    RuleCatalogue catalogue = RuleCatalogue.load();
    List<Map<String, String>> entries = new ArrayList<>();
    for (Rule rule : catalogue.rules()) {
      entries.add(entry(rule.id(), rule.statement(), rule.description(), rule.written()));
    }
    for (Probe probe : catalogue.probes()) {
      entries.add(entry(probe.id(), probe.question(), probe.description(), probe.written()));
    }
    return entries;
  }

  private static Map<String, String> entry(
      String id, String title, String prose, List<WrittenScenario> scenarios) {
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put("id", id);
    entry.put("title", title);
    entry.put(
        "text",
        prose
            + scenarios.stream()
                .map(WrittenScenario::name)
                .collect(Collectors.joining(" ", " ", "")));
    entry.put(
        "more",
        scenarios.stream()
            .flatMap(s -> s.steps().stream())
            .map(WrittenStep::text)
            .collect(Collectors.joining(" ")));
    return entry;
  }

  private static boolean hasNode() {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PageAssets.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
