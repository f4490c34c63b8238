package dev.framegate.kit.wire;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** An open WebSocket connection, whichever client has opened it. */
public abstract class ClientConnection implements AutoCloseable {
  final Inbox inbox;

  /**
   * @param inbox of what arrives
   */
  ClientConnection(Inbox inbox) {
    this.inbox = inbox;
  }

  /** The next message. */
  public final Optional<Message> next(Duration longest) {
    return await(longest, message -> true);
  }

  /**
   * The first unread message that matches; others stay unread. Empty when none came in time, or
   * when none can come any more because the connection ended.
   */
  public final Optional<Message> await(Duration longest, Predicate<Message> wanted) {
    return inbox.await(longest, wanted);
  }

  /**
   * The same among the messages that came after the last stimulus was out, whole. Without a
   * stimulus, every message counts.
   */
  public final Optional<Message> answer(Duration longest, Predicate<Message> wanted) {
    return inbox.answer(longest, wanted);
  }

  /** How many unread messages came before the last stimulus was out, whole. */
  public final long unaskedMessages() {
    return inbox.unaskedMessages();
  }

  /** Marks the present moment as a stimulus that goes another way than this connection. */
  public final void stimulate() {
    inbox.stimulusBegins();
    inbox.stimulusEnds();
  }

  /** Whether the connection had ended before the last stimulus began. */
  public final boolean endedUnasked() {
    return inbox.endedUnasked();
  }

  /** How the connection ended; empty while it has not. A close frame counts, or the end of TCP. */
  public final Optional<ConnectionEnd> closed(Duration longest) {
    return inbox.closed(longest);
  }

  /**
   * Whether no message is unread, none comes in this time, and the connection does not end. Pings
   * and pongs do not break the silence.
   */
  public final boolean silent(Duration window) {
    return inbox.silent(window);
  }

  /** Whether neither a close frame nor the end of TCP was seen. */
  public boolean isOpen() {
    return inbox.open();
  }

  /** Drops the TCP connection without a close frame. */
  public abstract void vanish();

  /** Ends the connection. */
  @Override
  public abstract void close();
}
