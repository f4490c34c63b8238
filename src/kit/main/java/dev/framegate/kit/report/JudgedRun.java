package dev.framegate.kit.report;

import dev.framegate.kit.rules.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finished run, judged.
 *
 * @param seconds from the first scenario's start to the last one's end
 * @param settings the effective ones by name, secrets removed
 * @param catalogue how many rules the catalogue holds, or the requirement set
 * @param filtered whether only a part of the catalogue was asked for
 * @param complete whether every scenario of every rule in the catalogue was tried, or skipped for a
 *     capability that the target does not declare
 * @param conforms whether a complete run held at least one asserted rule and none was broken,
 *     inconclusive or errored
 * @param rules of a filtered run: those that were tried
 * @param visibility how long changes took until clients saw them; empty where none was watched
 * @param requirements the requirement set that it was judged by, and its unscored rules; empty for
 *     the whole catalogue
 * @param shard which part of a whole run it was; empty for one that was not divided
 */
public record JudgedRun(
    KitInfo kit,
    JudgedTarget target,
    Instant started,
    double seconds,
    Level level,
    Map<String, String> settings,
    int catalogue,
    boolean filtered,
    boolean complete,
    boolean conforms,
    Totals totals,
    List<RuleResult> rules,
    List<ProbeResult> probes,
    List<DeviationResult> deviations,
    List<PropagationDelay> visibility,
    Optional<RequirementsResult> requirements,
    Optional<ShardIdentity> shard) {
  /** A run that was judged by the whole catalogue. */
  public JudgedRun(
      KitInfo kit,
      JudgedTarget target,
      Instant started,
      double seconds,
      Level level,
      Map<String, String> settings,
      int catalogue,
      boolean filtered,
      boolean complete,
      boolean conforms,
      Totals totals,
      List<RuleResult> rules,
      List<ProbeResult> probes,
      List<DeviationResult> deviations,
      List<PropagationDelay> visibility) {
    this(
        kit,
        target,
        started,
        seconds,
        level,
        settings,
        catalogue,
        filtered,
        complete,
        conforms,
        totals,
        rules,
        probes,
        deviations,
        visibility,
        Optional.empty(),
        Optional.empty());
  }

  public JudgedRun {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    rules = List.copyOf(rules);
    probes = List.copyOf(probes);
    deviations = List.copyOf(deviations);
    visibility = List.copyOf(visibility);
  }

  /** How often everything was tried: 1 unless the run was repeated. */
  public int repeat() {
    return rules.stream().mapToInt(rule -> rule.tally().of()).max().orElse(1);
  }

  /** Rules that passed in some rounds only, or a scenario of which did. */
  public List<RuleResult> flaky() {
    return rules.stream().filter(RuleResult::flaky).toList();
  }

  /** The same with the evidence of one failed scenario for each broken rule, to be published. */
  public JudgedRun withLittleEvidence() {
    return with(rules.stream().map(RuleResult::withLittleEvidence).toList(), requirements, shard);
  }

  /** The same as a part of a whole run. */
  public JudgedRun asShard(ShardIdentity identity) {
    return with(rules, requirements, Optional.of(identity));
  }

  /** The same with the count of each rule's rounds, by its id. */
  JudgedRun withTallies(Map<String, PassCount> tallies) {
    return with(
        counted(rules, tallies),
        requirements.map(
            judgedBy ->
                new RequirementsResult(judgedBy.set(), counted(judgedBy.unscored(), tallies))),
        shard);
  }

  private static List<RuleResult> counted(
      List<RuleResult> results, Map<String, PassCount> tallies) {
    return results.stream()
        .map(result -> result.with(tallies.getOrDefault(result.rule().id(), result.tally())))
        .toList();
  }

  private JudgedRun with(
      List<RuleResult> results,
      Optional<RequirementsResult> judgedBy,
      Optional<ShardIdentity> identity) {
    return new JudgedRun(
        kit,
        target,
        started,
        seconds,
        level,
        settings,
        catalogue,
        filtered,
        complete,
        conforms,
        totals,
        results,
        probes,
        deviations,
        visibility,
        judgedBy,
        identity);
  }

  /** Failed rules that the declaration does not name. */
  public List<RuleResult> broken() {
    return with(Verdict.FAILED).stream().filter(r -> !declared(r)).toList();
  }

  /** Failed rules that the declaration names. */
  List<RuleResult> declaredDeviations() {
    return with(Verdict.FAILED).stream().filter(this::declared).toList();
  }

  private boolean declared(RuleResult result) {
    return deviations.stream().anyMatch(d -> d.deviation().covers(result.rule().id()));
  }

  /** Rules with a verdict, in the catalogue's order. */
  public List<RuleResult> with(Verdict verdict) {
    return rules.stream().filter(r -> r.verdict() == verdict).toList();
  }

  /** Entries of the declaration that have to be changed. */
  public List<DeviationResult> wrongDeviations() {
    return deviations.stream().filter(d -> d.state().wrong()).toList();
  }

  /**
   * What the process ends with: 0 the results match the declaration; 1 a rule is broken that is not
   * declared; 70 the kit failed; 2 the declaration is out of date; 3 something stays undecided, or
   * rules are missing that were not left out on purpose. The first that applies, in this order: a
   * broken rule is a fact whatever else went wrong. A declaration excuses what was seen to be
   * broken, never a scenario without a verdict. A shard whose rules are all skipped is settled:
   * whether anything was tried is for the merged report to say.
   */
  public int exitCode() {
    if (!broken().isEmpty()) {
      return 1;
    }
    if (totals.errored() > 0 || excuses(Verdict.ERRORED)) {
      return 70;
    }
    if (!wrongDeviations().isEmpty()) {
      return 2;
    }
    boolean open = totals.inconclusive() > 0 || excuses(Verdict.INCONCLUSIVE);
    boolean settled =
        (shard.isPresent() && reached())
            || (filtered ? answered() : complete && (conforms || totals.failed() > 0));
    return settled && !open ? 0 : 3;
  }

  /** Whether scenarios were found, be they skipped. */
  private boolean reached() {
    return !rules.isEmpty()
        || !probes.isEmpty()
        || requirements.filter(set -> !set.unscored().isEmpty()).isPresent();
  }

  /** Whether something came of a part of the rules. */
  private boolean answered() {
    return !probes.isEmpty() || totals.passed() + totals.failed() + totals.of(Verdict.ADVISORY) > 0;
  }

  private boolean excuses(Verdict verdict) {
    return declaredDeviations().stream()
        .flatMap(rule -> rule.scenarios().stream())
        .anyMatch(scenario -> scenario.verdict() == verdict);
  }
}
