package dev.framegate.kit.wire;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** An open WebSocket connection, whichever client has opened it. */
public interface ClientConnection {
  /**
   * The first unread message that matches; others stay unread. Empty when none came in time, or
   * when none can come any more because the connection ended.
   */
  Optional<Message> await(Duration longest, Predicate<Message> wanted);

  /**
   * The same among the messages that came after the last stimulus was out, whole. Without a
   * stimulus, every message counts.
   */
  Optional<Message> answer(Duration longest, Predicate<Message> wanted);

  /** How many unread messages came before the last stimulus was out, whole. */
  long unaskedMessages();

  /** Marks the present moment as a stimulus that goes another way than this connection. */
  void stimulate();

  /** Whether the connection had ended before the last stimulus began. */
  boolean endedUnasked();

  /** How the connection ended; empty while it has not. */
  Optional<ConnectionEnd> closed(Duration longest);

  /** Whether no message is unread, none comes in this time, and the connection does not end. */
  boolean silent(Duration window);

  /** Whether no end was seen yet. */
  boolean isOpen();

  /** Drops the TCP connection without a close frame. */
  void vanish();
}
