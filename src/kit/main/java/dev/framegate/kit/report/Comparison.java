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
import java.util.function.Predicate;

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
    /** Whether the verdicts of the targets that were tried differ. */
    public boolean differs() {
      return tried().stream().distinct().count() > 1;
    }

    /** Whether at least two targets were tried. */
    public boolean compared() {
      return tried().size() > 1;
    }

    /** Whether any target breaks it. */
    public boolean failed() {
      return tried().contains(Verdict.FAILED);
    }

    private List<Verdict> tried() {
      return cells.stream()
          .flatMap(cell -> cell.verdict().stream())
          .filter(verdict -> !UNTRIED.contains(verdict))
          .toList();
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

  /** Rules on which the targets that were tried differ. */
  public List<Row> differences() {
    return rows.stream().filter(Row::differs).toList();
  }

  /** How many rules at least two targets were tried with. */
  public int compared() {
    return (int) rows.stream().filter(Row::compared).count();
  }

  /** The same with some of its rows. */
  public Comparison only(Predicate<Row> wanted) {
    return new Comparison(targets, runs, rows.stream().filter(wanted).toList());
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
