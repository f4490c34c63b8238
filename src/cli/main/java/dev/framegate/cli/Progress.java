package dev.framegate.cli;

import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.rules.Probe;
import dev.framegate.kit.rules.Rule;
import dev.framegate.kit.rules.RuleCatalogue;
import dev.framegate.kit.rules.Verdict;
import dev.framegate.kit.run.RunSettings;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The progress of a run: one line that is rewritten on a terminal, else a line for every 100
 * scenarios.
 */
final class Progress implements Consumer<ScenarioOutcome>, AutoCloseable {
  private static final int PLAIN_EVERY = 100;

  private final PrintWriter out;
  private final String expected;
  private final boolean terminal;
  private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
  private int done;
  private boolean open = true;

  private Progress(PrintWriter out, String expected, boolean terminal) {
    this.out = out;
    this.expected = expected;
    this.terminal = terminal;
  }

  /** The number of scenarios is known only for a run of all rules. */
  static Progress on(PrintWriter out, RuleCatalogue catalogue, RunSettings settings) {
    int all =
        catalogue.rules().stream().mapToInt(Rule::scenarios).sum()
            + catalogue.probes().stream().mapToInt(Probe::scenarios).sum();
    String expected = settings.filtered() ? "" : " of " + all * settings.repeat();
    return new Progress(out, expected, System.console() != null);
  }

  @Override
  public synchronized void accept(ScenarioOutcome outcome) {
    done++;
    counts.merge(outcome.verdict(), 1, Integer::sum);
    if (terminal) {
      // Past the writer of the command, which lets no line be written again.
      System.out.print("\r" + line());
      System.out.flush();
    } else if (done % PLAIN_EVERY == 0) {
      out.println(line());
    }
  }

  private String line() {
    return "%d%s scenarios%s%s%s"
        .formatted(
            done,
            expected,
            count(Verdict.FAILED, "failed"),
            count(Verdict.INCONCLUSIVE, "inconclusive"),
            count(Verdict.ERRORED, "errored"));
  }

  private String count(Verdict verdict, String word) {
    int count = counts.getOrDefault(verdict, 0);
    return count == 0 ? "" : ", " + count + " " + word;
  }

  @Override
  public synchronized void close() {
    if (open && done > 0) {
      out.println(terminal ? "" : line());
    }
    open = false;
  }
}
