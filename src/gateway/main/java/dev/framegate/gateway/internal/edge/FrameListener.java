package dev.framegate.gateway.internal.edge;

/** Receives what a {@link FrameParser} reads, and its reactions to frames that are refused. */
interface FrameListener {
  /** Whether the connection is open and has room for more; asked before each step. */
  boolean wantsMore();

  void message(String text);

  void ping(byte[] payload);

  void pong();

  /** A close frame whose payload is valid. */
  void close(CloseStatus status);

  /** Ends the connection with a close frame. */
  void end(CloseStatus status);

  /** Ends the connection without a close frame. */
  void drop();

  /** Sends a text to the client. */
  void reply(String text);
}
