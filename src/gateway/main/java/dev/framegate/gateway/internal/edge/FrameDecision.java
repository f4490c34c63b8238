package dev.framegate.gateway.internal.edge;

import org.jspecify.annotations.Nullable;

/** What becomes of a frame or of a message. */
public sealed interface FrameDecision {
  FrameDecision ACCEPT = new Accept();

  static FrameDecision close(int code, String reason) {
    return new Close(new CloseStatus(code, reason), false);
  }

  /** Goes on its way. */
  record Accept() implements FrameDecision {}

  /**
   * The connection ends with a close frame.
   *
   * @param deliver whether what was read of the message still reaches its route
   */
  record Close(CloseStatus status, boolean deliver) implements FrameDecision {}

  /** The connection ends without a close frame. */
  record Drop() implements FrameDecision {}

  /**
   * The payload is read over and forgotten; the connection stays.
   *
   * @param reply text to send instead, or null for silence
   */
  record Ignore(@Nullable String reply) implements FrameDecision {}
}
