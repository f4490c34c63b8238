package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.report.ConformanceJson;
import dev.framegate.kit.report.JudgedRun;
import dev.framegate.kit.report.RuleResult;
import dev.framegate.kit.rules.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MergeCommandTest {
  private static final String RULES = "FRM-00*,API-001b,DEP-025a";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void twoShardsComeToTheVerdictsOfOneRun() throws IOException {
    assertThat(run("whole")).isZero();
    assertThat(run("one", "--shard", "1/2")).isZero();
    assertThat(run("two", "--shard", "2/2")).isZero();
    assertThat(out.toString()).contains("Only shard 1 of 2 of a run: ").doesNotContain("Conforms");

    assertThat(framegate("merge", at("two"), at("one"), "--report", at("merged"))).isZero();

    JudgedRun whole = read("whole");
    JudgedRun merged = read("merged");
    assertThat(verdicts(merged)).isEqualTo(verdicts(whole)).hasSizeGreaterThan(5);
    assertThat(merged.totals()).isEqualTo(whole.totals());
    assertThat(merged.probes()).hasSameSizeAs(whole.probes());
    assertThat(merged.filtered()).isTrue();
    assertThat(merged.conforms()).isFalse();
    assertThat(read("one").shard()).isPresent();
    assertThat(read("one").complete()).isFalse();
    assertThat(read("one").rules())
        .isNotEmpty()
        .extracting(rule -> rule.rule().id())
        .doesNotContainAnyElementsOf(
            read("two").rules().stream().map(rule -> rule.rule().id()).toList());
    assertThat(folder.resolve("merged/index.html"))
        .content()
        .contains("<a href=\"shards/1/index.html\">shard 1</a>", "shards/2/index.html");
    assertThat(folder.resolve("merged/shards/2/messages.ndjson")).isNotEmptyFile();
    assertThat(folder.resolve("merged/junit.xml")).isNotEmptyFile();
  }

  @Test
  void whatDoesNotBelongTogetherIsRefusedAndNothingIsWritten() throws IOException {
    assertThat(run("one", "--shard", "1/2")).isZero();

    assertThat(framegate("merge", at("one"), "--report", at("merged"))).isEqualTo(64);
    assertThat(err.toString()).contains("Shards are missing: 2/2. Merge the reports of all 2");
    assertThat(framegate("merge", at("one"), at("one"), "--report", at("merged"))).isEqualTo(64);
    assertThat(err.toString()).contains("is named twice. Merge each shard once.");
    assertThat(framegate("merge", at("one"), "--report", at("one"))).isEqualTo(64);
    assertThat(err.toString()).contains("is the report of a shard and stays as it is");
    assertThat(Files.exists(folder.resolve("merged"))).isFalse();
  }

  private int run(String report, String... more) {
    List<String> args = new ArrayList<>(List.of("run", "--rule", RULES, "--report", at(report)));
    args.addAll(List.of(more));
    return framegate(args.toArray(String[]::new));
  }

  private int framegate(String... args) {
    return Framegate.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private JudgedRun read(String name) throws IOException {
    return ConformanceJson.read(folder.resolve(name).resolve("conformance.json"));
  }

  private static Map<String, Verdict> verdicts(JudgedRun run) {
    Map<String, Verdict> verdicts = new TreeMap<>();
    for (RuleResult rule : run.rules()) {
      verdicts.put(rule.rule().id(), rule.verdict());
    }
    return verdicts;
  }
}
