package dev.framegate.faults;

import dev.framegate.gateway.internal.edge.AwsFramePolicy;
import dev.framegate.gateway.internal.edge.FrameDecision;
import dev.framegate.gateway.internal.edge.FrameHeader;
import dev.framegate.gateway.internal.edge.MessageProgress;
import java.util.List;

/** Gateways that take frames which RFC 6455 forbids. */
final class IllegalFrameFaults {
  private static final FrameDecision IGNORE = frame -> {};

  static final List<Fault> ALL =
      List.of(
          Fault.named("unmasked-accepted", "takes frames without a mask")
              .breaks("stayed open", "FRM-052")
              .replacing(PolicyReplacement.frames(new UnmaskedAccepted())),
          Fault.named("reserved-bits-accepted", "does not look at the reserved bits")
              .breaks("stayed open", "FRM-053")
              .replacing(PolicyReplacement.frames(new ReservedBitsAccepted())),
          Fault.named("reserved-opcodes-skipped", "skips frames whose opcode it does not know")
              .breaks("stayed open", "FRM-053")
              .replacing(PolicyReplacement.frames(new ReservedOpcodesSkipped())),
          Fault.named("invalid-text-accepted", "takes text that is not UTF-8")
              .breaks("stayed open", "FRM-054")
              .replacing(PolicyReplacement.frames(new InvalidTextAccepted())),
          Fault.named("fragments-in-any-order", "takes any data frame for the next fragment")
              .breaks("stayed open", "FRM-055")
              .replacing(PolicyReplacement.frames(new FragmentsInAnyOrder())),
          Fault.named("control-frames-of-any-size", "does not bound control frames")
              .breaks("stayed open", "FRM-056")
              .replacing(PolicyReplacement.frames(new AnyControlFrame())),
          Fault.named("malformed-closes-ignored", "ignores close frames that are malformed")
              .breaks("stayed open", "FRM-057")
              .replacing(PolicyReplacement.frames(new MalformedClosesIgnored())));

  private IllegalFrameFaults() {}

  private static FrameHeader changed(FrameHeader frame, int rsv, boolean masked) {
    return new FrameHeader(
        frame.fin(), rsv, frame.opcode(), masked, frame.length(), frame.minimal());
  }

  private static final class UnmaskedAccepted extends AwsFramePolicy {
    @Override
    public FrameDecision judgeHeader(FrameHeader frame, MessageProgress message) {
      return super.judgeHeader(changed(frame, frame.rsv(), true), message);
    }
  }

  private static final class ReservedBitsAccepted extends AwsFramePolicy {
    @Override
    public FrameDecision judgeHeader(FrameHeader frame, MessageProgress message) {
      return super.judgeHeader(changed(frame, 0, frame.masked()), message);
    }
  }

  private static final class ReservedOpcodesSkipped extends AwsFramePolicy {
    @Override
    public FrameDecision judgeHeader(FrameHeader frame, MessageProgress message) {
      boolean known =
          frame.opcode() <= FrameHeader.BINARY
              || (frame.control() && frame.opcode() <= FrameHeader.PONG);
      return known ? super.judgeHeader(frame, message) : IGNORE;
    }
  }

  private static final class InvalidTextAccepted extends AwsFramePolicy {
    @Override
    public FrameDecision invalidText() {
      return FrameDecision.ACCEPT;
    }
  }

  private static final class FragmentsInAnyOrder extends AwsFramePolicy {
    @Override
    protected FrameDecision judgeData(FrameHeader frame, MessageProgress message) {
      return frame.opcode() == FrameHeader.BINARY
          ? super.judgeData(frame, message)
          : judgeSize(frame.length(), message.bytes() + frame.length());
    }
  }

  private static final class AnyControlFrame extends AwsFramePolicy {
    @Override
    protected FrameDecision judgeControl(FrameHeader frame) {
      return FrameDecision.ACCEPT;
    }
  }

  private static final class MalformedClosesIgnored extends AwsFramePolicy {
    @Override
    public FrameDecision judgeClose(byte[] payload) {
      FrameDecision right = super.judgeClose(payload);
      return right.accepts() ? right : IGNORE;
    }
  }
}
