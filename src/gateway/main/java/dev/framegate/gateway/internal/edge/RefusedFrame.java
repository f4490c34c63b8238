package dev.framegate.gateway.internal.edge;

/** The reactions to a frame or message that is not accepted. */
public interface RefusedFrame {
  /** Ends the connection with a close frame; {@code $disconnect} reports the same status. */
  void close(CloseStatus status);

  /** Ends the connection without a close frame. */
  void drop();

  /** Sends a text. */
  void reply(String text);

  /** Delivers what has been read of the message to its route. */
  void deliver();
}
