package dev.framegate.faults;

import dev.framegate.gateway.internal.edge.AwsFramePolicy;
import dev.framegate.gateway.internal.edge.CloseStatus;
import dev.framegate.gateway.internal.edge.FrameDecision;
import dev.framegate.gateway.internal.edge.FrameHeader;
import dev.framegate.gateway.internal.edge.FrameLimits;
import dev.framegate.gateway.internal.edge.FramePolicy;
import dev.framegate.gateway.internal.edge.RefusedFrame;
import java.util.List;

/** Faults of the limits on frames and messages, and of the reaction to larger ones. */
final class SizeFaults {
  private static final int FRAME = 32 * 1024;
  private static final int MESSAGE = 128 * 1024;
  private static final int NO_LIMIT = 16 * 1024 * 1024;

  static final List<Fault> ALL =
      List.of(
          Fault.named("frame-limit-128k", "takes frames of up to 128 KiB, as most emulators do")
              .breaks("is disconnected", "FRM-002 FRM-003")
              .breaks("close code 1009", "FRM-004 FRM-007 FRM-012 FRM-013 FRM-029 FRM-045")
              .replacing(PolicyReplacement.frames(limits(MESSAGE, MESSAGE))),
          Fault.named("no-size-limits", "enforces no size limits")
              .breaks("is disconnected", "FRM-002 FRM-003")
              .breaks("close code 1009", "FRM-004 FRM-007 FRM-009 FRM-012 FRM-013 FRM-029 FRM-045")
              .replacing(PolicyReplacement.frames(limits(NO_LIMIT, NO_LIMIT))),
          Fault.named("frame-limit-16k", "takes frames of up to 16 KiB only")
              .breaks(
                  "ended with close code 1009",
                  "FRM-001 FRM-002 FRM-003 FRM-006 FRM-007 FRM-008 FRM-013 FRM-016 "
                      + "FRM-029 FRM-045")
              .breaks("no call came", "FRM-012")
              .replacing(PolicyReplacement.frames(limits(FRAME / 2, MESSAGE))),
          Fault.named("frame-limit-one-over", "takes a frame of 32769 bytes")
              .breaks("close code 1009", "FRM-007")
              .replacing(PolicyReplacement.frames(limits(FRAME + 1, MESSAGE))),
          Fault.named("frame-limit-one-short", "refuses a frame of 32768 bytes")
              .breaks("ended with close code 1009", "FRM-006 FRM-008")
              .replacing(PolicyReplacement.frames(limits(FRAME - 1, MESSAGE))),
          Fault.named("message-limit-one-over", "takes a message of 131073 bytes")
              .breaks("close code 1009", "FRM-009")
              .replacing(PolicyReplacement.frames(limits(FRAME, MESSAGE + 1))),
          Fault.named("message-limit-one-short", "refuses a message of 131072 bytes")
              .breaks("ended with close code 1009", "FRM-008")
              .replacing(PolicyReplacement.frames(limits(FRAME, MESSAGE - 1))),
          Fault.named("message-limit-64k", "refuses messages above 64 KiB")
              .breaks("ended with close code 1009", "FRM-001 FRM-003 FRM-008 FRM-016 FRM-045")
              .breaks("close code 1009", "LIM-008")
              .replacing(PolicyReplacement.frames(limits(FRAME, MESSAGE / 2))),
          Fault.named("message-limit-32k", "takes the limit on a frame for the limit on a message")
              .breaks(
                  "ended with close code 1009",
                  "FRM-001 FRM-003 FRM-006 FRM-007 FRM-008 FRM-016 FRM-045")
              .breaks("no call came", "FRM-012")
              .replacing(PolicyReplacement.frames(limits(FRAME, FRAME))),
          Fault.named(
                  "no-message-limit",
                  "takes messages of any size, as long as their frames are small")
              .breaks("close code 1009", "FRM-004 FRM-009 FRM-012 FRM-013")
              .replacing(PolicyReplacement.frames(limits(FRAME, NO_LIMIT))),
          Fault.named("oversize-closes-1002", "closes with 1002 instead of 1009")
              .breaks(
                  "it was disconnected with close code 1002",
                  "FRM-004 FRM-007 FRM-009 FRM-012 FRM-013 FRM-029 FRM-045")
              .replacing(PolicyReplacement.frames(new ClosesWith(1002))),
          Fault.named("oversize-drops", "ends the connection without a close frame")
              .breaks(
                  "it was disconnected with close code 1006",
                  "FRM-004 FRM-007 FRM-009 FRM-012 FRM-013 FRM-029 FRM-045")
              .replacing(PolicyReplacement.frames(new OnOversize(RefusedFrame::drop))),
          Fault.named(
                  "oversize-answers", "answers an oversize message with a text and stays connected")
              .breaks(
                  "Message too long",
                  "FRM-002 FRM-003 FRM-004 FRM-007 FRM-009 FRM-012 FRM-013 FRM-029 " + "FRM-045")
              .replacing(
                  PolicyReplacement.frames(
                      new OnOversize(frame -> frame.reply("{\"message\":\"Message too long\"}")))),
          Fault.named(
                  "oversize-reaches-backend",
                  "closes with 1009, but hands what it has read to the route")
              .breaks("the HTTP backend", "FRM-012")
              .replacing(PolicyReplacement.frames(new OversizeDelivered())),
          Fault.named("continuations-unlimited", "checks the size of a message's first frame only")
              .breaks("close code 1009", "FRM-007 FRM-045")
              .replacing(PolicyReplacement.frames(new ContinuationsUnlimited())),
          Fault.named("characters-counted", "counts characters where bytes are meant")
              .breaks("close code 1009", "FRM-013")
              .replacing(PolicyReplacement.frames(new CharactersCounted())));

  private SizeFaults() {}

  private static FramePolicy limits(int frame, int message) {
    return new AwsFramePolicy(new FrameLimits(frame, message));
  }

  private static final class ClosesWith extends AwsFramePolicy {
    private final int code;

    ClosesWith(int code) {
      this.code = code;
    }

    @Override
    protected FrameDecision judgeSize(long frameBytes, long messageBytes) {
      FrameDecision right = super.judgeSize(frameBytes, messageBytes);
      return right.equals(FrameDecision.ACCEPT) ? right : FrameDecision.close(code, "");
    }
  }

  private static final class OnOversize extends AwsFramePolicy {
    private final FrameDecision instead;

    OnOversize(FrameDecision instead) {
      this.instead = instead;
    }

    @Override
    protected FrameDecision judgeSize(long frameBytes, long messageBytes) {
      FrameDecision right = super.judgeSize(frameBytes, messageBytes);
      return right.equals(FrameDecision.ACCEPT) ? right : instead;
    }
  }

  private static final class ContinuationsUnlimited extends AwsFramePolicy {
    @Override
    protected FrameDecision judgeSize(long frameBytes, long messageBytes) {
      boolean first = frameBytes == messageBytes;
      return super.judgeSize(first ? frameBytes : 0, messageBytes);
    }
  }

  /** Checks sizes when the message has been read. */
  private static final class OversizeDelivered extends AwsFramePolicy {
    private static final FrameDecision LATE =
        frame -> {
          frame.deliver();
          frame.close(new CloseStatus(1009, ""));
        };

    @Override
    protected FrameDecision judgeSize(long frameBytes, long messageBytes) {
      return FrameDecision.ACCEPT;
    }

    @Override
    public FrameDecision judgeFrame(FrameHeader frame, int characters) {
      return !frame.control() && frame.length() > FRAME ? LATE : FrameDecision.ACCEPT;
    }

    @Override
    public FrameDecision judgeMessage(long bytes, int characters) {
      return bytes > MESSAGE ? LATE : FrameDecision.ACCEPT;
    }
  }

  private static final class CharactersCounted extends AwsFramePolicy {
    CharactersCounted() {
      super(new FrameLimits(4 * FRAME, 4 * MESSAGE));
    }

    @Override
    public FrameDecision judgeFrame(FrameHeader frame, int characters) {
      return characters > FRAME ? FrameDecision.close(1009, "") : FrameDecision.ACCEPT;
    }

    @Override
    public FrameDecision judgeMessage(long bytes, int characters) {
      return characters > MESSAGE ? FrameDecision.close(1009, "") : FrameDecision.ACCEPT;
    }
  }
}
