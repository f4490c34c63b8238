package dev.framegate.report;

import dev.framegate.rules.Rule;
import dev.framegate.rules.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Several runs side by side.
 *
 * @param targets in the order in which the reports were given
 * @param rows one for each rule that any of them holds, in the first report's order
 */
public record Comparison(List<String> targets, List<Row> rows) {

  /**
   * One rule.
   *
   * @param cells one for each target
   */
  public record Row(Rule rule, List<Cell> cells) {
    /** Whether the targets do not all come to the same. */
    public boolean differs() {
      return cells.stream().map(Cell::verdict).distinct().count() > 1;
    }
  }

  /**
   * What one target came to.
   *
   * @param verdict empty where its report does not hold the rule
   * @param proof in one line, the shortest reason of a scenario that came to this verdict
   */
  public record Cell(Optional<Verdict> verdict, Optional<String> proof) {
    static final Cell ABSENT = new Cell(Optional.empty(), Optional.empty());
  }

  public static Comparison of(List<Run> runs) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    runs.forEach(run -> run.rules().forEach(r -> rules.putIfAbsent(r.rule().id(), r.rule())));
    List<Row> rows = new ArrayList<>();
    for (Rule rule : rules.values()) {
      rows.add(new Row(rule, runs.stream().map(run -> cell(run, rule.id())).toList()));
    }
    return new Comparison(runs.stream().map(run -> run.target().name()).toList(), rows);
  }

  /** Rules on which the targets differ. */
  public List<Row> differences() {
    return rows.stream().filter(Row::differs).toList();
  }

  private static Cell cell(Run run, String id) {
    return run.rules().stream()
        .filter(result -> result.rule().id().equals(id))
        .findFirst()
        .map(
            result ->
                new Cell(Optional.of(result.verdict()), Proof.of(result).map(Proof::inOneLine)))
        .orElse(Cell.ABSENT);
  }
}
