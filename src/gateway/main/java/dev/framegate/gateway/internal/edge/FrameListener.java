package dev.framegate.gateway.internal.edge;

/** What a {@link FrameParser} finds. */
interface FrameListener {
  /** Whether another frame is welcome now; asked before each step. */
  boolean wantsMore();

  void message(String text);

  void ping(byte[] payload);

  void pong();

  void close(byte[] payload);

  /** A frame or message was judged to end the connection, or was passed over. */
  void refused(FrameDecision judgement);
}
