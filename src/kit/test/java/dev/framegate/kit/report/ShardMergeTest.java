package dev.framegate.kit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShardMergeTest {
  @TempDir private Path folder;

  @Test
  void theMergedReportIsThatOfTheWholeRun() {
    JudgedRun whole = SampleRun.mixed().judged();

    JudgedRun merged = merge(shard(1, 2, SampleRun::mixed), shard(2, 2, SampleRun::mixed));

    assertThat(withoutEvidence(merged)).isEqualTo(withoutEvidence(whole));
    assertThat(merged.deviations()).isEqualTo(whole.deviations());
    assertThat(merged.totals()).isEqualTo(whole.totals());
    assertThat(merged.exitCode()).isEqualTo(whole.exitCode());
    assertThat(merged.shard()).isEmpty();
  }

  @Test
  void onlyTheMergedReportSaysThatItConforms() {
    JudgedRun first = shard(1, 2, SampleRun::allPassed);

    assertThat(first.conforms()).isFalse();
    assertThat(first.complete()).isFalse();
    assertThat(first.exitCode()).isZero();
    assertThat(Headline.of(first).sentence()).startsWith("Only shard 1 of 2 of a run: ");
    assertThat(Headline.of(first).notes())
        .contains(
            "'framegate merge' makes one report of all 2 shards; only that can say that it"
                + " conforms.");

    JudgedRun merged = merge(first, shard(2, 2, SampleRun::allPassed));
    assertThat(merged.conforms()).isTrue();
    assertThat(merged.complete()).isTrue();
    assertThat(Headline.of(merged).sentence()).startsWith("Conforms");
  }

  @Test
  void aBrokenRuleFailsItsShardAndTheWhole() {
    Supplier<SampleRun> broken =
        () -> SampleRun.allPassed().with("FRM-004", Verdict.FAILED, "1000");
    List<JudgedRun> shards = List.of(shard(1, 2, broken), shard(2, 2, broken));

    assertThat(shards).extracting(JudgedRun::exitCode).containsExactlyInAnyOrder(0, 1);
    assertThat(merge(shards.get(0), shards.get(1)).exitCode()).isEqualTo(1);
  }

  @Test
  void aShardThatFoundNoScenarioHasNoVerdict() {
    assertThat(SampleRun.empty().filtered().judged().asShard(identity(1, 2)).exitCode())
        .isEqualTo(3);
  }

  @Test
  void aScenarioThatNoShardRanIsMissed() {
    Supplier<SampleRun> without = () -> SampleRun.allPassed().without("DEP-004");

    JudgedRun merged = merge(shard(1, 2, without), shard(2, 2, without));

    assertThat(merged.conforms()).isFalse();
    assertThat(merged.exitCode()).isEqualTo(3);
  }

  /** As answers of all shards are held against the rules about the shape of answers. */
  @Test
  void aRuleIsBrokenIfAnyShardSawItBroken() {
    JudgedRun first = shard(1, 2, SampleRun::allPassed);
    String passed = first.rules().get(0).rule().id();
    SampleRun sample = SampleRun.allPassed().filtered().with(passed, Verdict.FAILED, "misshapen");
    first.rules().stream().skip(1).forEach(rule -> sample.without(rule.rule().id()));

    JudgedRun merged = merge(first, sample.judged().asShard(identity(2, 2)));

    RuleResult rule = merged.rules().get(0);
    assertThat(rule.rule().id()).isEqualTo(passed);
    assertThat(rule.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(rule.scenarios()).hasSize(first.rules().get(0).scenarios().size() + 1);
  }

  @Test
  void whatMergingNeedsIsReadBack() throws Exception {
    JudgedRun first = shard(1, 2, SampleRun::mixed);
    ConformanceJson.write(first, folder.resolve("conformance.json"));

    assertThat(ConformanceJson.read(folder.resolve("conformance.json")).shard())
        .isEqualTo(first.shard());
  }

  @Test
  void missingShardsAreNamed() {
    refused(
        "Shards are missing: 1/3, 3/3. Merge the reports of all 3 shards of the run.",
        shard(2, 3, SampleRun::mixed));
  }

  @Test
  void aDoubledShardIsNamed() {
    refused(
        "'report-1' and 'report-2' are both shard 1 of 2. Merge each shard once.",
        shard(1, 2, SampleRun::mixed),
        shard(1, 2, SampleRun::mixed));
  }

  @Test
  void aReportOfNoShardIsNamed() {
    refused(
        "'report-2' is no shard's report: it was not made with --shard.",
        shard(1, 2, SampleRun::mixed),
        SampleRun.mixed().judged());
  }

  @Test
  void shardsOfDifferentDivisionsAreRefused() {
    refused(
        "they are parts of different divisions, 1/2 and 1/3.",
        shard(1, 2, SampleRun::mixed),
        shard(2, 3, SampleRun::mixed));
  }

  @Test
  void differentCataloguesAreRefused() {
    JudgedRun other =
        shard(2, 2, SampleRun::mixed).asShard(new ShardIdentity(new Shard(2, 2), "sha256:00"));
    refused("they were judged by different catalogues, ", shard(1, 2, SampleRun::mixed), other);
  }

  @Test
  void theCatalogueOfAnotherKitIsRefused() {
    JudgedRun foreign =
        shard(1, 1, SampleRun::mixed).asShard(new ShardIdentity(new Shard(1, 1), "sha256:00"));
    refused("The shards were judged by another catalogue (", foreign);
  }

  @Test
  void differentTargetsAreRefused() {
    refused(
        "they are of different targets, ",
        shard(1, 2, SampleRun::mixed),
        shard(2, 2, () -> SampleRun.mixed().named("other")));
  }

  @Test
  void differentLevelsAreRefused() {
    refused(
        "they were judged at different levels, documented and all.",
        shard(1, 2, SampleRun::mixed),
        shard(2, 2, () -> SampleRun.mixed().level(Level.ALL)));
  }

  @Test
  void differentRequirementSetsAreRefused() {
    refused(
        "they were judged by different requirement sets, the whole catalogue and 2026-12.",
        shard(1, 2, SampleRun::mixed),
        shard(2, 2, () -> SampleRun.mixed().requiring("DEP-003")));
  }

  @Test
  void differentDeclarationsAreRefused() {
    refused(
        "they know of different deviations, ",
        shard(1, 2, SampleRun::mixed),
        shard(2, 2, () -> SampleRun.mixed().deviating("STG-001", "https://example.org/1")));
  }

  @Test
  void differentSelectionsAreRefused() {
    JudgedRun second = shard(2, 2, SampleRun::mixed);
    Map<String, String> settings = new LinkedHashMap<>(second.settings());
    settings.put("rule", "FRM-*");
    JudgedRun selected =
        new JudgedRun(
            second.kit(),
            second.target(),
            second.started(),
            second.seconds(),
            second.level(),
            settings,
            second.catalogue(),
            second.filtered(),
            second.complete(),
            second.conforms(),
            second.totals(),
            second.rules(),
            second.probes(),
            second.deviations(),
            second.visibility(),
            second.requirements(),
            second.shard());
    refused(
        "they were run with a different 'rule', none and FRM-*.",
        shard(1, 2, SampleRun::mixed),
        selected);
  }

  private static List<RuleResult> withoutEvidence(JudgedRun run) {
    return run.rules().stream()
        .map(
            rule ->
                new RuleResult(
                    rule.rule(),
                    rule.verdict(),
                    rule.reason(),
                    rule.scenarios().stream().map(ScenarioResult::withoutEvidence).toList(),
                    rule.tally()))
        .toList();
  }

  private static void refused(String why, JudgedRun... shards) {
    assertThatThrownBy(() -> merge(shards))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  private static JudgedRun merge(JudgedRun... shards) {
    Map<String, JudgedRun> named = new LinkedHashMap<>();
    for (JudgedRun shard : shards) {
      named.put("report-" + (named.size() + 1), shard);
    }
    return ShardMerge.of(SampleRun.CATALOGUE, named);
  }

  /** Every rule of the sample belongs to one of the shards in turn. */
  private static JudgedRun shard(int index, int count, Supplier<SampleRun> sample) {
    SampleRun part = sample.get().filtered();
    int number = 0;
    for (Rule rule : SampleRun.CATALOGUE.rules()) {
      if (number++ % count != index - 1) {
        part.without(rule.id());
      }
    }
    return part.judged().asShard(identity(index, count));
  }

  private static ShardIdentity identity(int index, int count) {
    return ShardIdentity.of(new Shard(index, count), SampleRun.CATALOGUE);
  }
}
