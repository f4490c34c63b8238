package dev.framegate.cli;

import dev.framegate.kit.outcome.ScenarioOutcome;
import dev.framegate.kit.rules.Verdict;
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
  private final ExpectedScenarios expected;
  private final boolean terminal;
  private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
  private int done;
  private boolean open = true;

  private Progress(PrintWriter out, ExpectedScenarios expected, boolean terminal) {
    this.out = out;
    this.expected = expected;
    this.terminal = terminal;
  }

  /** Says how much there is to do. */
  static Progress on(PrintWriter out, ExpectedScenarios expected) {
    out.println("Running " + expected + ".");
    out.flush();
    return new Progress(out, expected, System.console() != null);
  }

  @Override
  public synchronized void accept(ScenarioOutcome outcome) {
    if (!expected.counts(outcome.rule())) {
      return;
    }
    done++;
    counts.merge(outcome.verdict(), 1, Integer::sum);
    if (terminal) {
      // Past the writer of the command, which lets no line be written again.
      System.out.print("\r" + line());
      System.out.flush();
    } else if (done % PLAIN_EVERY == 0) {
      out.println(line());
      out.flush();
    }
  }

  private String line() {
    return "%d of %d scenarios%s%s%s"
        .formatted(
            done,
            expected.all(),
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
