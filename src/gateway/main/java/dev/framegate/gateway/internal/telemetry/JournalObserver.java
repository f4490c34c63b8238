package dev.framegate.gateway.internal.telemetry;

import dev.framegate.gateway.internal.runtime.EventObserver;
import dev.framegate.gateway.internal.runtime.EventReport;
import dev.framegate.gateway.internal.runtime.MessageError;
import dev.framegate.gateway.journal.JournalEntry;
import dev.framegate.gateway.journal.JournalEntry.Kind;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes messages, calls of integrations and answers into the journal. */
public final class JournalObserver implements EventObserver {
  private final Consumer<JournalEntry> journal;
  private final Clock clock;

  public JournalObserver(Consumer<JournalEntry> journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public void eventEnded(EventReport report) {
    if (report.eventType().equals("MESSAGE")) {
      journal.accept(
          entry(Kind.MESSAGE, report)
              .withStatus(report.status())
              .withText(report.received() == null ? "" : report.received())
              .withReason(reason(report)));
    }
    report.call().ifPresent(call -> journal.accept(call(call, report)));
    Optional.ofNullable(report.sent())
        .ifPresent(text -> journal.accept(entry(Kind.ANSWER, report).withText(text)));
  }

  private JournalEntry call(EventReport.Call call, EventReport report) {
    return entry(Kind.INTEGRATION, report)
        .withStatus(call.status())
        .withText(call.type() + " " + call.payload())
        .withReason(
            call.failure().map(failure -> failure + ", " + call.detail()).orElse(call.detail()));
  }

  private static String reason(EventReport report) {
    if (report.error().isEmpty()) {
      return "";
    }
    MessageError error = report.error().get();
    return error == MessageError.FORBIDDEN && report.routeKey().isEmpty()
        ? "no route has the selected key, and there is no $default"
        : error.message();
  }

  private JournalEntry entry(Kind kind, EventReport report) {
    return JournalEntry.of(clock.instant(), kind)
        .withStage(report.connection().apiId(), report.connection().stage())
        .withConnection(report.connection().id())
        .withRoute(report.routeKey().orElse(""));
  }
}
