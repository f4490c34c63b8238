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
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the page's search with Node.js, where it is installed. */
final class SearchTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Questions of users, with a part of the first hit's statement. */
  private static final Map<String, String> QUESTIONS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("how big can a message be", "128 KB"),
              Map.entry("why do I get 403", "403"),
              Map.entry("idle timeout", "idle"),
              Map.entry("what does close code 1009 mean", "1009"),
              Map.entry("can I send binary data", "binary"),
              Map.entry("how long can a connection live", "two hours"),
              Map.entry("410 gone", "410"),
              Map.entry("do I have to redeploy after a change of a route", "deploy"),
              Map.entry("why is my handshake throttled", "429"),
              Map.entry("which subprotocol is chosen", "subprotocol"),
              Map.entry("ping", "A ping is answered")));

  @TempDir private Path folder;

  @Test
  void answersTheQuestionsOfUsersWithTheFirstHit() throws Exception {
    Map<String, List<String>> hits = search(new ArrayList<>(QUESTIONS.keySet()));

    QUESTIONS.forEach(
        (question, part) ->
            assertThat(hits.get(question).get(0)).as(question).containsIgnoringCase(part));
  }

  @Test
  void findsWordsAndNotFragments() throws Exception {
    assertThat(search(List.of("ping")).get("ping")).noneMatch(s -> s.contains("mapping"));
  }

  @Test
  void findsARuleByItsId() throws Exception {
    assertThat(search(List.of("frm-004")).get("frm-004")).hasSize(1);
  }

  @Test
  void findsNothingForWordsThatNoRuleHolds() throws Exception {
    assertThat(search(List.of("zebra")).get("zebra")).isEmpty();
  }

  private Map<String, List<String>> search(List<String> questions) throws Exception {
    assumeTrue(hasNode(), "Node.js is not installed");
    Path script = folder.resolve("run.js");
    Files.writeString(
        script,
        resource("search.js")
            + "const search = createSearch(%s, %s);\nconst hits = {};\n"
                .formatted(
                    JSON.writeValueAsString(entries()),
                    JSON.writeValueAsString(Synonyms.load().groups()))
            + "for (const q of %s) hits[q] = search(q).hits.map((e) => e.title);\n"
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
