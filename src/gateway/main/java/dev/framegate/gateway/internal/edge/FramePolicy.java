package dev.framegate.gateway.internal.edge;

import java.util.Optional;

/**
 * The decisions on frames. One instance serves all connections, so implementations are stateless.
 */
public interface FramePolicy {
  /** Called when the header of a frame is complete, before its payload is read. */
  FrameDecision judgeHeader(FrameHeader frame, MessageProgress message);

  /**
   * Called when a data frame is complete.
   *
   * @param characters code points that began in this frame's payload; 0 for binary
   */
  default FrameDecision judgeFrame(FrameHeader frame, int characters) {
    return FrameDecision.ACCEPT;
  }

  /** Whether a message ends with this frame. */
  default boolean completes(FrameHeader frame, MessageProgress message) {
    return frame.fin();
  }

  /** Called when a message is complete, before it is delivered. */
  default FrameDecision judgeMessage(long bytes, int characters) {
    return FrameDecision.ACCEPT;
  }

  /**
   * The decision on text that is not UTF-8. If accepted, invalid bytes become replacement
   * characters.
   */
  FrameDecision invalidText();

  /** The text that is delivered for a binary message that was accepted. */
  String textOfBinary(byte[] message);

  /** The payload of the pong for a ping, or no pong at all. */
  Optional<byte[]> pong(byte[] ping);

  /** Called for the payload of a client's close frame. An accepted one is answered and reported. */
  FrameDecision judgeClose(byte[] payload);

  /** The close frame that answers the client's; empty to end the connection without one. */
  Optional<CloseStatus> closeReply(CloseStatus received);

  /** The payload of a close frame to a client. */
  default byte[] closePayload(CloseStatus status) {
    return status.payload();
  }

  /** Opcode of messages to clients. */
  int outgoingOpcode();

  /** Payload bytes after which a message to a client is cut into another frame. */
  int outgoingFrameBytes();
}
