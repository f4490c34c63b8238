package dev.framegate.gateway.internal.edge;

import static dev.framegate.gateway.internal.edge.FrameHeader.BINARY;
import static dev.framegate.gateway.internal.edge.FrameHeader.CONTINUATION;
import static dev.framegate.gateway.internal.edge.FrameHeader.PONG;

import dev.framegate.gateway.internal.limits.ServiceQuotas;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** API Gateway's limits (FRM-001 to FRM-018) over RFC 6455. Faults override single methods. */
public class AwsFramePolicy implements FramePolicy {
  private final FrameLimits limits;

  /** AWS's decisions with the default limits. */
  public AwsFramePolicy() {
    this(FrameLimits.AWS);
  }

  public AwsFramePolicy(FrameLimits limits) {
    this.limits = limits;
  }

  @Override
  public FrameDecision judgeHeader(FrameHeader frame, MessageProgress message) {
    FrameDecision form = judgeForm(frame);
    if (!form.equals(FrameDecision.ACCEPT)) {
      return form;
    }
    return frame.control() ? judgeControl(frame) : judgeData(frame, message);
  }

  /** RFC 6455 section 5.2: requirements of every client frame. */
  private static FrameDecision judgeForm(FrameHeader frame) {
    if (!frame.masked()) {
      return protocolError("Client frames must be masked");
    }
    if (frame.rsv() != 0) {
      return protocolError("Reserved bits must be zero");
    }
    if (frame.opcode() > PONG || (frame.opcode() > BINARY && !frame.control())) {
      return protocolError("Unknown opcode");
    }
    if (frame.length() < 0 || !frame.minimal()) {
      return protocolError("Malformed payload length");
    }
    return FrameDecision.ACCEPT;
  }

  /** Control frames (RFC 6455 section 5.5). */
  protected FrameDecision judgeControl(FrameHeader frame) {
    if (!frame.fin()) {
      return protocolError("Control frames must not be fragmented");
    }
    if (frame.length() > ServiceQuotas.CONTROL_FRAME_BYTES) {
      return protocolError("Control frames carry at most 125 bytes");
    }
    return FrameDecision.ACCEPT;
  }

  /** Data frames: order of fragments, kind, then size. */
  protected FrameDecision judgeData(FrameHeader frame, MessageProgress message) {
    if (frame.opcode() == CONTINUATION && !message.started()) {
      return protocolError("Continuation without a message");
    }
    if (frame.opcode() != CONTINUATION && message.started()) {
      return protocolError("Message inside a message");
    }
    if (frame.opcode() == BINARY) {
      return FrameDecision.close(1003, "Binary is not supported");
    }
    return judgeSize(frame.length(), message.bytes() + frame.length());
  }

  /** The two size limits, in bytes. */
  protected FrameDecision judgeSize(long frameBytes, long messageBytes) {
    return frameBytes > limits.frameBytes() || messageBytes > limits.messageBytes()
        ? FrameDecision.close(1009, "Message too big")
        : FrameDecision.ACCEPT;
  }

  @Override
  public FrameDecision invalidText() {
    return FrameDecision.close(1007, "Text must be UTF-8");
  }

  @Override
  public String textOfBinary(byte[] message) {
    return new String(message, StandardCharsets.UTF_8);
  }

  @Override
  public Optional<byte[]> pong(byte[] ping) {
    return Optional.of(ping);
  }

  @Override
  public FrameDecision judgeClose(byte[] payload) {
    if (payload.length == 0) {
      return FrameDecision.ACCEPT;
    }
    if (payload.length == 1) {
      return protocolError("Close payload of one byte");
    }
    if (!Utf8Check.isValid(payload, 2)) {
      return invalidText();
    }
    int code = CloseStatus.read(payload).code();
    return CloseStatus.allowedOnWire(code)
        ? FrameDecision.ACCEPT
        : protocolError("Close code " + code + " is reserved");
  }

  @Override
  public Optional<CloseStatus> closeReply(CloseStatus received) {
    return Optional.of(new CloseStatus(received.code(), ""));
  }

  @Override
  public int outgoingOpcode() {
    return FrameHeader.TEXT;
  }

  @Override
  public int outgoingFrameBytes() {
    return ServiceQuotas.FRAME_BYTES;
  }

  private static FrameDecision protocolError(String reason) {
    return FrameDecision.close(1002, reason);
  }
}
