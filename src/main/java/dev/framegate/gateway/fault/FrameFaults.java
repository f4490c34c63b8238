package dev.framegate.gateway.fault;

import dev.framegate.gateway.control.Kind;
import dev.framegate.gateway.edge.AwsFramePolicy;
import dev.framegate.gateway.edge.CloseStatus;
import dev.framegate.gateway.edge.Ending;
import dev.framegate.gateway.edge.EndingPolicy;
import dev.framegate.gateway.edge.FrameHeader;
import dev.framegate.gateway.edge.FrameLimits;
import dev.framegate.gateway.edge.FramePolicy;
import dev.framegate.gateway.edge.Judgement;
import dev.framegate.gateway.edge.Lifetimes;
import dev.framegate.gateway.edge.MessageProgress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Wrong about sizes, fragments, kinds of frames, or what is sent back. */
final class FrameFaults {
  private static final int FRAME = 32 * 1024;
  private static final int MESSAGE = 128 * 1024;
  private static final int NO_LIMIT = 16 * 1024 * 1024;
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final CloseStatus NORMAL = new CloseStatus(1000, "");

  static final List<Fault> ALL =
      List.of(
          Fault.named("frame-limit-128k", "takes frames of up to 128 KiB, as most emulators do")
              .breaks("is disconnected", "FRM-002 FRM-003")
              .breaks("close code 1009", "FRM-004 FRM-007 FRM-012 FRM-013 FRM-029 FRM-045")
              .by(Swap.frames(limits(MESSAGE, MESSAGE))),
          Fault.named("no-size-limits", "takes whatever comes")
              .breaks("is disconnected", "FRM-002 FRM-003")
              .breaks("close code 1009", "FRM-004 FRM-007 FRM-009 FRM-012 FRM-013 FRM-029 FRM-045")
              .by(Swap.frames(limits(NO_LIMIT, NO_LIMIT))),
          Fault.named("frame-limit-16k", "takes frames of up to 16 KiB only")
              .breaks(
                  "ended with close code 1009",
                  "FRM-001 FRM-002 FRM-003 FRM-006 FRM-007 FRM-008 FRM-013 FRM-016 "
                      + "FRM-029 FRM-045")
              .breaks("no call came", "FRM-012")
              .by(Swap.frames(limits(FRAME / 2, MESSAGE))),
          Fault.named("frame-limit-one-over", "takes a frame of 32769 bytes")
              .breaks("close code 1009", "FRM-007")
              .by(Swap.frames(limits(FRAME + 1, MESSAGE))),
          Fault.named("frame-limit-one-short", "refuses a frame of 32768 bytes")
              .breaks("ended with close code 1009", "FRM-006 FRM-008")
              .by(Swap.frames(limits(FRAME - 1, MESSAGE))),
          Fault.named("message-limit-one-over", "takes a message of 131073 bytes")
              .breaks("close code 1009", "FRM-009")
              .by(Swap.frames(limits(FRAME, MESSAGE + 1))),
          Fault.named("message-limit-one-short", "refuses a message of 131072 bytes")
              .breaks("ended with close code 1009", "FRM-008")
              .by(Swap.frames(limits(FRAME, MESSAGE - 1))),
          Fault.named("message-limit-64k", "refuses messages above 64 KiB")
              .breaks("ended with close code 1009", "FRM-001 FRM-003 FRM-008 FRM-016 FRM-045")
              .by(Swap.frames(limits(FRAME, MESSAGE / 2))),
          Fault.named("message-limit-32k", "takes the limit on a frame for the limit on a message")
              .breaks(
                  "ended with close code 1009",
                  "FRM-001 FRM-003 FRM-006 FRM-007 FRM-008 FRM-016 FRM-045")
              .breaks("no call came", "FRM-012")
              .by(Swap.frames(limits(FRAME, FRAME))),
          Fault.named(
                  "no-message-limit",
                  "takes messages of any size, as long as their frames are small")
              .breaks("close code 1009", "FRM-004 FRM-009 FRM-012 FRM-013")
              .by(Swap.frames(limits(FRAME, NO_LIMIT))),
          Fault.named("oversize-closes-1002", "closes with 1002 instead of 1009")
              .breaks(
                  "it was disconnected with close code 1002",
                  "FRM-004 FRM-007 FRM-009 FRM-012 FRM-013 FRM-029 FRM-045")
              .by(Swap.frames(new ClosesWith(1002))),
          Fault.named("oversize-drops", "ends the connection without a close frame")
              .breaks(
                  "it was disconnected with close code 1006",
                  "FRM-004 FRM-007 FRM-009 FRM-012 FRM-013 FRM-029 FRM-045")
              .by(Swap.frames(new OnOversize(new Judgement.Drop()))),
          Fault.named(
                  "oversize-answers", "answers an oversize message with a text and stays connected")
              .breaks(
                  "Message too long",
                  "FRM-002 FRM-003 FRM-004 FRM-007 FRM-009 FRM-012 FRM-013 FRM-029 " + "FRM-045")
              .by(
                  Swap.frames(
                      new OnOversize(new Judgement.Skip("{\"message\":\"Message too long\"}")))),
          Fault.named(
                  "oversize-reaches-backend",
                  "closes with 1009, but hands what it has read to the route")
              .breaks("the HTTP backend", "FRM-012")
              .by(Swap.frames(new OversizeDelivered())),
          Fault.named("continuations-unlimited", "checks the size of a message's first frame only")
              .breaks("close code 1009", "FRM-007 FRM-045")
              .by(Swap.frames(new ContinuationsUnlimited())),
          Fault.named("characters-counted", "counts characters where bytes are meant")
              .breaks("close code 1009", "FRM-013")
              .by(Swap.frames(new CharactersCounted())),
          Fault.named("fragments-apart", "delivers each frame as a message of its own")
              .breaks("an answer", "FRM-001 FRM-003 FRM-006 FRM-007 FRM-008 FRM-016 FRM-045")
              .breaks("close code 1009", "FRM-004 FRM-009 FRM-013")
              .breaks("no call came", "FRM-012")
              .breaks("whole", "FRM-014")
              .by(Swap.frames(new FragmentsApart())),
          Fault.named("fragments-refused", "closes a connection that fragments")
              .breaks(
                  "ended with close code 1003",
                  "FRM-001 FRM-003 FRM-006 FRM-007 FRM-008 FRM-014 FRM-016 FRM-045")
              .breaks(
                  "disconnected with close code 1003", "FRM-004 FRM-009 FRM-012 FRM-013 FRM-048")
              .by(Swap.frames(new FragmentsRefused())),
          Fault.named(
                  "no-control-within-message",
                  "takes a control frame between fragments for a protocol error")
              .breaks("ended with close code 1002", "FRM-016")
              .by(Swap.frames(new NoControlWithinMessage())),
          Fault.named("binary-accepted", "takes binary frames for text")
              .breaks("close code 1003", "FRM-018 FRM-041")
              .by(Swap.frames(new BinaryAccepted(false))),
          Fault.named("binary-fragments-accepted", "refuses a whole binary message only")
              .breaks("close code 1003", "FRM-041")
              .by(Swap.frames(new BinaryAccepted(true))),
          Fault.named("binary-closes-1002", "closes with 1002 instead of 1003")
              .breaks("it was disconnected with close code 1002", "FRM-018 FRM-041")
              .by(Swap.frames(new BinaryCloses())),
          Fault.named("bytes-not-converted", "drops an integration's CONVERT_TO_BINARY")
              .breaks("the bytes", "FRM-019")
              .by(Swap.updatesIgnore(Kind.INTEGRATION, "contentHandlingStrategy")),
          Fault.named("texts-not-converted", "drops an integration response's CONVERT_TO_TEXT")
              .breaks("the text", "FRM-020")
              .by(
                  Doctored.requests(
                      body -> body.remove("contentHandlingStrategy"), "CreateIntegrationResponse")),
          Fault.named("answers-in-binary", "sends its answers in binary frames")
              .breaks("text frames", "FRM-020 FRM-021")
              .by(Swap.frames(new AnswersInBinary())),
          Fault.named("no-pong", "does not answer pings")
              .breaks("a pong with", "FRM-016 FRM-024")
              .by(Swap.frames(new Pongs(false))),
          Fault.named("empty-pong", "answers a ping without its payload")
              .breaks("a pong with", "FRM-016 FRM-024")
              .by(Swap.frames(new Pongs(true))),
          Fault.named("close-unanswered", "ends the connection without answering a close frame")
              .breaks("without one", "FRM-016 FRM-042 FRM-051")
              .by(Swap.frames(new CloseUnanswered())),
          Fault.named("close-answered-1005", "puts the reserved code 1005 into its close frame")
              .breaks("it carries 1005", "FRM-042")
              .by(Swap.frames(new CodeEchoed())),
          Fault.named("idle-closes-1000", "ends idle and old connections with 1000")
              .breaks("it was disconnected with close code 1000", "FRM-040 LIM-001 LIM-002")
              .by(
                  Swap.endings(
                      ending ->
                          ending == Ending.IDLE || ending == Ending.DURATION
                              ? NORMAL
                              : EndingPolicy.AWS.toClient(ending))),
          Fault.named("never-idle", "lets idle connections live")
              .breaks("close code 1001", "FRM-040 LIM-001")
              .by(
                  Swap.lifetimes(
                      new Lifetimes(A_DAY, Lifetimes.AWS.duration(), Lifetimes.AWS.activity()))),
          Fault.named("never-old", "lets busy connections live for ever")
              .breaks("close code 1001", "FRM-040 LIM-002")
              .by(
                  Swap.lifetimes(
                      new Lifetimes(Lifetimes.AWS.idle(), A_DAY, Lifetimes.AWS.activity()))),
          Fault.named("messages-are-no-activity", "counts the ten minutes from the handshake on")
              .breaks("close code 1001", "FRM-040 LIM-001 LIM-002")
              .by(
                  Swap.lifetimes(
                      new Lifetimes(Lifetimes.AWS.idle(), Lifetimes.AWS.duration(), Set.of()))),
          Fault.named(
                  "deleted-closes-1005", "disconnects clients for the backend without a close code")
              .breaks("close code 1000", "FRM-048")
              .by(
                  Swap.endings(
                      ending ->
                          ending == Ending.DELETED
                              ? CloseStatus.UNSET
                              : EndingPolicy.AWS.toClient(ending))));

  private FrameFaults() {}

  private static FramePolicy limits(int frame, int message) {
    return new AwsFramePolicy(new FrameLimits(frame, message));
  }

  private static class Aws extends AwsFramePolicy {
    Aws() {
      super(FrameLimits.AWS);
    }
  }

  private static final class ClosesWith extends Aws {
    private final int code;

    ClosesWith(int code) {
      this.code = code;
    }

    @Override
    protected Judgement judgeSize(long frameBytes, long messageBytes) {
      Judgement right = super.judgeSize(frameBytes, messageBytes);
      return right.equals(Judgement.ACCEPT) ? right : Judgement.close(code, "");
    }
  }

  private static final class OnOversize extends Aws {
    private final Judgement instead;

    OnOversize(Judgement instead) {
      this.instead = instead;
    }

    @Override
    protected Judgement judgeSize(long frameBytes, long messageBytes) {
      Judgement right = super.judgeSize(frameBytes, messageBytes);
      return right.equals(Judgement.ACCEPT) ? right : instead;
    }
  }

  private static final class ContinuationsUnlimited extends Aws {
    @Override
    protected Judgement judgeSize(long frameBytes, long messageBytes) {
      boolean first = frameBytes == messageBytes;
      return super.judgeSize(first ? frameBytes : 0, messageBytes);
    }
  }

  /** Looks at sizes when everything has been read. */
  private static final class OversizeDelivered extends Aws {
    private static final Judgement LATE = new Judgement.Close(new CloseStatus(1009, ""), true);

    @Override
    protected Judgement judgeSize(long frameBytes, long messageBytes) {
      return Judgement.ACCEPT;
    }

    @Override
    public Judgement judgeFrame(FrameHeader frame, int characters) {
      return !frame.control() && frame.length() > FRAME ? LATE : Judgement.ACCEPT;
    }

    @Override
    public Judgement judgeMessage(long bytes, int characters) {
      return bytes > MESSAGE ? LATE : Judgement.ACCEPT;
    }
  }

  private static final class CharactersCounted extends AwsFramePolicy {
    CharactersCounted() {
      super(new FrameLimits(4 * FRAME, 4 * MESSAGE));
    }

    @Override
    public Judgement judgeFrame(FrameHeader frame, int characters) {
      return characters > FRAME ? Judgement.close(1009, "") : Judgement.ACCEPT;
    }

    @Override
    public Judgement judgeMessage(long bytes, int characters) {
      return characters > MESSAGE ? Judgement.close(1009, "") : Judgement.ACCEPT;
    }
  }

  private static final class FragmentsApart extends Aws {
    @Override
    public boolean completes(FrameHeader frame, MessageProgress message) {
      return true;
    }

    @Override
    public Judgement judgeHeader(FrameHeader frame, MessageProgress message) {
      boolean goesOn = frame.opcode() == FrameHeader.CONTINUATION;
      return super.judgeHeader(goesOn ? asText(frame) : frame, message);
    }

    private static FrameHeader asText(FrameHeader frame) {
      return new FrameHeader(
          frame.fin(),
          frame.rsv(),
          FrameHeader.TEXT,
          frame.masked(),
          frame.length(),
          frame.minimal());
    }
  }

  private static final class FragmentsRefused extends Aws {
    @Override
    protected Judgement judgeData(FrameHeader frame, MessageProgress message) {
      return frame.fin() ? super.judgeData(frame, message) : Judgement.close(1003, "");
    }
  }

  private static final class NoControlWithinMessage extends Aws {
    @Override
    public Judgement judgeHeader(FrameHeader frame, MessageProgress message) {
      return frame.control() && message.started()
          ? Judgement.close(1002, "")
          : super.judgeHeader(frame, message);
    }
  }

  private static final class BinaryAccepted extends Aws {
    private final boolean fragmentsOnly;

    BinaryAccepted(boolean fragmentsOnly) {
      this.fragmentsOnly = fragmentsOnly;
    }

    @Override
    protected Judgement judgeData(FrameHeader frame, MessageProgress message) {
      boolean binary = frame.opcode() == FrameHeader.BINARY;
      return binary && !(fragmentsOnly && frame.fin())
          ? judgeSize(frame.length(), frame.length())
          : super.judgeData(frame, message);
    }
  }

  private static final class BinaryCloses extends Aws {
    @Override
    protected Judgement judgeData(FrameHeader frame, MessageProgress message) {
      return frame.opcode() == FrameHeader.BINARY
          ? Judgement.close(1002, "")
          : super.judgeData(frame, message);
    }
  }

  private static final class AnswersInBinary extends Aws {
    @Override
    public int outgoingOpcode() {
      return FrameHeader.BINARY;
    }
  }

  private static final class Pongs extends Aws {
    private final boolean empty;

    Pongs(boolean empty) {
      this.empty = empty;
    }

    @Override
    public Optional<byte[]> pong(byte[] ping) {
      return empty ? Optional.of(new byte[0]) : Optional.empty();
    }
  }

  private static final class CloseUnanswered extends Aws {
    @Override
    public Optional<CloseStatus> closeReply(CloseStatus received) {
      return Optional.empty();
    }
  }

  private static final class CodeEchoed extends Aws {
    @Override
    public byte[] closePayload(CloseStatus status) {
      return ByteBuffer.allocate(2).putShort((short) status.code()).array();
    }
  }
}
