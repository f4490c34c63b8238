package dev.framegate.gateway.internal.edge;

/** The decision on a frame or a message: it is accepted, or the connection reacts to it. */
public interface FrameDecision {
  FrameDecision ACCEPT = new Accept();

  /** Ends the connection with a close frame. */
  static FrameDecision close(int code, String reason) {
    return new Close(new CloseStatus(code, reason));
  }

  /** Whether the frame is read, or the message delivered. */
  default boolean accepts() {
    return false;
  }

  /**
   * Reacts to a frame or message that is not accepted. If the connection is open afterwards, the
   * rest of the frame is discarded.
   */
  void refuse(RefusedFrame frame);

  /** Accepts the frame or message. */
  record Accept() implements FrameDecision {
    @Override
    public boolean accepts() {
      return true;
    }

    @Override
    public void refuse(RefusedFrame frame) {
      throw new IllegalStateException("The frame is accepted");
    }
  }

  /** Ends the connection with a close frame. */
  record Close(CloseStatus status) implements FrameDecision {
    @Override
    public void refuse(RefusedFrame frame) {
      frame.close(status);
    }
  }
}
