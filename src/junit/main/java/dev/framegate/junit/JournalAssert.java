package dev.framegate.junit;

import dev.framegate.gateway.journal.GatewayJournal;
import dev.framegate.gateway.journal.JournalEntry;
import java.time.Duration;
import java.util.function.Predicate;
import org.opentest4j.AssertionFailedError;

/** Assertions on what happened on a gateway. Each waits for at most 5 seconds. */
public final class JournalAssert {
  private static final Duration STANDARD = Duration.ofSeconds(5);

  private final GatewayJournal journal;
  private final Duration atMost;

  JournalAssert(GatewayJournal journal) {
    this(journal, STANDARD);
  }

  private JournalAssert(GatewayJournal journal, Duration atMost) {
    this.journal = journal;
    this.atMost = atMost;
  }

  /** The same assertions with another limit. */
  public JournalAssert within(Duration other) {
    return new JournalAssert(journal, other);
  }

  /** A handshake was answered with this status; 101 accepts a client. */
  public JournalAssert hasHandshake(int status) {
    return has(
        "a handshake with status " + status,
        entry -> entry.kind() == JournalEntry.Kind.HANDSHAKE && entry.status() == status);
  }

  /** A route was selected for a message. */
  public JournalAssert hasMessage(String route) {
    return has(
        "a message for the route " + route,
        entry -> entry.kind() == JournalEntry.Kind.MESSAGE && entry.route().equals(route));
  }

  /** A connection ended with this close code. */
  public JournalAssert hasClose(int code) {
    return has(
        "a close with code " + code,
        entry -> entry.kind() == JournalEntry.Kind.CLOSE && entry.status() == code);
  }

  /**
   * Something happened.
   *
   * @param description what is expected, in the failure
   */
  public JournalAssert has(String description, Predicate<JournalEntry> wanted) {
    if (journal.await(wanted, atMost).isEmpty()) {
      String happened = journal.toString();
      throw new AssertionFailedError(
          "expected %s within %s s, but this happened:\n%s"
              .formatted(
                  description,
                  atMost.toMillis() / 1000.0,
                  happened.isEmpty() ? "nothing" : happened));
    }
    return this;
  }
}
