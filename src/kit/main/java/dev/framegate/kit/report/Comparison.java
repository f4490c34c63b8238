package dev.framegate.kit.report;

import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Several runs side by side, judged by the same catalogue at the same level.
 *
 * @param targets their names, in the order in which the reports were given, each once
 * @param runs one for each target
 * @param rows one for each rule that any of them holds, in the first report's order
 */
public record Comparison(List<String> targets, List<JudgedRun> runs, List<Row> rows) {
  private static final Set<Verdict> UNTRIED = Set.of(Verdict.SKIPPED, Verdict.UNTESTABLE);

  public Comparison {
    targets = List.copyOf(targets);
    runs = List.copyOf(runs);
    rows = List.copyOf(rows);
  }

  /**
   * One rule.
   *
   * @param cells one for each target
   */
  public record Row(Rule rule, List<Cell> cells) {
    /** Whether the verdicts of the targets differ; a target that was not asked is left out. */
    public boolean differs() {
      return verdicts().stream().distinct().count() > 1;
    }

    /** Whether the verdicts of the targets that were tried differ. */
    public boolean differsWhereTried() {
      return verdicts().stream().filter(v -> !UNTRIED.contains(v)).distinct().count() > 1;
    }

    private List<Verdict> verdicts() {
      return cells.stream().flatMap(cell -> cell.verdict().stream()).toList();
    }
  }

  /**
   * The result of one target.
   *
   * @param verdict empty where its report does not hold the rule
   * @param proof in one line, the shortest reason of a scenario with this verdict
   */
  public record Cell(Optional<Verdict> verdict, Optional<String> proof) {
    static final Cell ABSENT = new Cell(Optional.empty(), Optional.empty());
  }

  /**
   * @throws IllegalArgumentException where the reports are not of the same catalogue and level,
   *     with what differs and what to do
   */
  public static Comparison of(List<JudgedRun> runs) {
    List<String> targets = names(runs);
    ComparabilityCheck.require(targets, runs);
    Map<String, Rule> rules = new LinkedHashMap<>();
    runs.forEach(run -> run.rules().forEach(r -> rules.putIfAbsent(r.rule().id(), r.rule())));
    List<Map<String, Cell>> cells = runs.stream().map(Comparison::cells).toList();
    List<Row> rows = new ArrayList<>();
    for (Rule rule : rules.values()) {
      rows.add(
          new Row(rule, cells.stream().map(c -> c.getOrDefault(rule.id(), Cell.ABSENT)).toList()));
    }
    return new Comparison(targets, runs, rows);
  }

  /** Rules on which the targets differ. */
  public List<Row> differences() {
    return rows.stream().filter(Row::differs).toList();
  }

  private static List<String> names(List<JudgedRun> runs) {
    Map<String, Integer> seen = new HashMap<>();
    return runs.stream()
        .map(run -> run.target().name())
        .map(name -> seen.merge(name, 1, Integer::sum) == 1 ? name : name + " #" + seen.get(name))
        .toList();
  }

  private static Map<String, Cell> cells(JudgedRun run) {
    Map<String, Cell> cells = new HashMap<>();
    for (RuleResult result : run.rules()) {
      cells.put(
          result.rule().id(),
          new Cell(
              Optional.of(result.verdict()),
              VerdictReason.of(result).map(VerdictReason::inOneLine)));
    }
    return cells;
  }
}
