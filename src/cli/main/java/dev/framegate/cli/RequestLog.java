package dev.framegate.cli;

import dev.framegate.gateway.journal.JournalEntry;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Prints what happens on a gateway, a line for each entry of its journal, on a thread of its own.
 * If the output is too slow, lines are left out and counted.
 */
final class RequestLog implements Consumer<JournalEntry> {
  private static final int MOST_WAITING = 10_000;

  private final BlockingQueue<JournalEntry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong leftOut = new AtomicLong();
  private final PrintWriter out;

  private RequestLog(PrintWriter out) {
    this.out = out;
  }

  static RequestLog on(PrintWriter out) {
    RequestLog log = new RequestLog(out);
    Thread thread = new Thread(log::print, "framegate-request-log");
    thread.setDaemon(true);
    thread.start();
    return log;
  }

  @Override
  public void accept(JournalEntry entry) {
    if (!waiting.offer(entry)) {
      leftOut.incrementAndGet();
    }
  }

  private void print() {
    try {
      while (true) {
        out.println(line(waiting.take()));
        long missing = leftOut.getAndSet(0);
        if (missing > 0) {
          out.println(missing + " lines were left out, as the output is too slow.");
        }
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Messages may hold secrets: of theirs, only the length is shown. */
  static String line(JournalEntry entry) {
    String text = entry.text();
    String shown =
        switch (entry.kind()) {
          case REQUEST, HANDSHAKE, CLOSE -> text;
          case MESSAGE, ANSWER -> text.length() + " characters";
          case INTEGRATION, CALLBACK -> text.replaceFirst("(?s) .*", "");
        };
    return entry.time().truncatedTo(ChronoUnit.MILLIS) + " " + entry.withText(shown);
  }
}
