package dev.framegate.gateway.internal.script;

import dev.framegate.gateway.internal.limits.ServerBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines of a script's report, each with the seconds from its start. Thread-safe, bounded. */
final class ScriptJournal {
  private static final double NANOS = 1_000_000_000.0;

  private final long start = System.nanoTime();
  private final List<String> lines = new ArrayList<>();
  private int left;

  synchronized void add(String text) {
    if (lines.size() < ServerBounds.SCRIPT_EVENTS) {
      double seconds = (System.nanoTime() - start) / NANOS;
      lines.add(String.format(Locale.ROOT, "%9.3f s  %s", seconds, text));
    } else {
      left++;
    }
  }

  synchronized List<String> lines() {
    List<String> all = new ArrayList<>(lines);
    if (left > 0) {
      all.add("and %d lines more".formatted(left));
    }
    return all;
  }
}
