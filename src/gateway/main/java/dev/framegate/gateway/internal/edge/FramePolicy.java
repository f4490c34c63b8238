package dev.framegate.gateway.internal.edge;

import java.util.Optional;

/**
 * Every judgement about frames. One instance serves all connections, so it keeps no state. A
 * gateway that breaks a single rule of framing is this with one method replaced.
 */
public interface FramePolicy {
  /** Asked when the header of a frame is complete and nothing of its payload was read. */
  FrameDecision judgeHeader(FrameHeader frame, MessageProgress message);

  /**
   * Asked when a data frame is complete.
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

  /** Asked for a complete message before its route sees it. */
  default FrameDecision judgeMessage(long bytes, int characters) {
    return FrameDecision.ACCEPT;
  }

  /** What bytes that are not UTF-8 lead to; when accepted, they become replacement characters. */
  FrameDecision invalidText();

  /** The text that a route gets for a binary message which the judgements above let pass. */
  String textOfBinary(byte[] message);

  /** The payload of the pong for a ping, or no pong at all. */
  Optional<byte[]> pong(byte[] ping);

  /** Asked for the payload of a client's close frame; accepted ones are answered and reported. */
  FrameDecision judgeClose(byte[] payload);

  /** The close frame that answers the client's, or none: then the connection just ends. */
  Optional<CloseStatus> closeReply(CloseStatus received);

  /** What a close frame to a client carries. */
  default byte[] closePayload(CloseStatus status) {
    return status.payload();
  }

  /** Opcode of messages to clients. */
  int outgoingOpcode();

  /** Payload bytes after which a message to a client is cut into another frame. */
  int outgoingFrameBytes();
}
