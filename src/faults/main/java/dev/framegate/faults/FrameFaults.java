package dev.framegate.faults;

import dev.framegate.gateway.internal.control.ResourceKind;
import dev.framegate.gateway.internal.edge.AwsFramePolicy;
import dev.framegate.gateway.internal.edge.CloseCause;
import dev.framegate.gateway.internal.edge.CloseCodePolicy;
import dev.framegate.gateway.internal.edge.CloseStatus;
import dev.framegate.gateway.internal.edge.ConnectionLifetimes;
import dev.framegate.gateway.internal.edge.FrameDecision;
import dev.framegate.gateway.internal.edge.FrameHeader;
import dev.framegate.gateway.internal.edge.MessageProgress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Faults of fragments, opcodes, control frames and close codes. */
final class FrameFaults {
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final CloseStatus NORMAL = new CloseStatus(1000, "");

  static final List<Fault> ALL =
      List.of(
          Fault.named("fragments-apart", "delivers each frame as a message of its own")
              .breaks("an answer", "FRM-001 FRM-003 FRM-006 FRM-007 FRM-008 FRM-016 FRM-045")
              .breaks("close code 1009", "FRM-004 FRM-009 FRM-013")
              .breaks("no call came", "FRM-012")
              .breaks("whole", "FRM-014")
              .breaks("no answer to text", "FRM-054")
              .breaks("stayed open", "FRM-055")
              .replacing(PolicyReplacement.frames(new FragmentsApart())),
          Fault.named("fragments-refused", "closes a connection that fragments")
              .breaks(
                  "ended with close code 1003",
                  "FRM-001 FRM-003 FRM-006 FRM-007 FRM-008 FRM-014 FRM-016 FRM-045")
              .breaks(
                  "disconnected with close code 1003", "FRM-004 FRM-009 FRM-012 FRM-013 FRM-048")
              .replacing(PolicyReplacement.frames(new FragmentsRefused())),
          Fault.named(
                  "no-control-within-message",
                  "takes a control frame between fragments for a protocol error")
              .breaks("ended with close code 1002", "FRM-016")
              .replacing(PolicyReplacement.frames(new NoControlWithinMessage())),
          Fault.named("binary-accepted", "takes binary frames for text")
              .breaks("close code 1003", "FRM-018 FRM-041")
              .replacing(PolicyReplacement.frames(new BinaryAccepted(false))),
          Fault.named("binary-fragments-accepted", "refuses a whole binary message only")
              .breaks("close code 1003", "FRM-041")
              .replacing(PolicyReplacement.frames(new BinaryAccepted(true))),
          Fault.named("binary-closes-1002", "closes with 1002 instead of 1003")
              .breaks("it was disconnected with close code 1002", "FRM-018 FRM-041")
              .replacing(PolicyReplacement.frames(new BinaryCloses())),
          Fault.named("bytes-not-converted", "drops an integration's CONVERT_TO_BINARY")
              .breaks("the bytes", "FRM-019")
              .replacing(
                  PolicyReplacement.updatesIgnore(
                      ResourceKind.INTEGRATION, "contentHandlingStrategy")),
          Fault.named("texts-not-converted", "drops an integration response's CONVERT_TO_TEXT")
              .breaks("the text", "FRM-020")
              .replacing(
                  ControlPlaneChanges.requests(
                      body -> body.remove("contentHandlingStrategy"), "CreateIntegrationResponse")),
          Fault.named("answers-in-binary", "sends its answers in binary frames")
              .breaks("text frames", "FRM-020 FRM-021")
              .replacing(PolicyReplacement.frames(new AnswersInBinary())),
          Fault.named("no-pong", "does not answer pings")
              .breaks("a pong with", "FRM-016 FRM-024")
              .replacing(PolicyReplacement.frames(new Pongs(false))),
          Fault.named("empty-pong", "answers a ping without its payload")
              .breaks("a pong with", "FRM-016 FRM-024")
              .replacing(PolicyReplacement.frames(new Pongs(true))),
          Fault.named("close-unanswered", "ends the connection without answering a close frame")
              .breaks("without one", "FRM-016 FRM-042 FRM-051")
              .breaks("a close frame", "MSG-030 INT-053")
              .replacing(PolicyReplacement.frames(new CloseUnanswered())),
          Fault.named("close-answered-1005", "puts the reserved code 1005 into its close frame")
              .breaks("it carries 1005", "FRM-042")
              .replacing(PolicyReplacement.frames(new CodeEchoed())),
          Fault.named("idle-closes-1000", "ends idle and old connections with 1000")
              .breaks("it was disconnected with close code 1000", "FRM-040")
              .replacing(
                  PolicyReplacement.endings(
                      ending ->
                          ending == CloseCause.IDLE || ending == CloseCause.DURATION
                              ? NORMAL
                              : CloseCodePolicy.AWS.toClient(ending))),
          Fault.named("never-idle", "never closes idle connections")
              .breaks("close code 1001", "FRM-040")
              .breaks("disconnected", "LIM-001")
              .replacing(
                  PolicyReplacement.lifetimes(
                      new ConnectionLifetimes(
                          A_DAY,
                          ConnectionLifetimes.AWS.duration(),
                          ConnectionLifetimes.AWS.activity()))),
          Fault.named("never-old", "never closes busy connections")
              .breaks("close code 1001", "FRM-040")
              .breaks("disconnected", "LIM-002")
              .replacing(
                  PolicyReplacement.lifetimes(
                      new ConnectionLifetimes(
                          ConnectionLifetimes.AWS.idle(),
                          A_DAY,
                          ConnectionLifetimes.AWS.activity()))),
          Fault.named("messages-are-no-activity", "counts the ten minutes from the handshake on")
              .breaks("ended with close code 1001", "LIM-001")
              .breaks("disconnected", "LIM-002")
              .replacing(
                  PolicyReplacement.lifetimes(
                      new ConnectionLifetimes(
                          ConnectionLifetimes.AWS.idle(),
                          ConnectionLifetimes.AWS.duration(),
                          Set.of()))),
          Fault.named(
                  "deleted-closes-1005", "disconnects clients for the backend without a close code")
              .breaks("close code 1000", "FRM-048")
              .replacing(
                  PolicyReplacement.endings(
                      ending ->
                          ending == CloseCause.DELETED
                              ? CloseStatus.UNSET
                              : CloseCodePolicy.AWS.toClient(ending))));

  private FrameFaults() {}

  private static final class FragmentsApart extends AwsFramePolicy {
    @Override
    public boolean completes(FrameHeader frame, MessageProgress message) {
      return true;
    }

    @Override
    public FrameDecision judgeHeader(FrameHeader frame, MessageProgress message) {
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

  private static final class FragmentsRefused extends AwsFramePolicy {
    @Override
    protected FrameDecision judgeData(FrameHeader frame, MessageProgress message) {
      return frame.fin() ? super.judgeData(frame, message) : FrameDecision.close(1003, "");
    }
  }

  private static final class NoControlWithinMessage extends AwsFramePolicy {
    @Override
    public FrameDecision judgeHeader(FrameHeader frame, MessageProgress message) {
      return frame.control() && message.started()
          ? FrameDecision.close(1002, "")
          : super.judgeHeader(frame, message);
    }
  }

  private static final class BinaryAccepted extends AwsFramePolicy {
    private final boolean fragmentsOnly;

    BinaryAccepted(boolean fragmentsOnly) {
      this.fragmentsOnly = fragmentsOnly;
    }

    @Override
    protected FrameDecision judgeData(FrameHeader frame, MessageProgress message) {
      boolean binary = frame.opcode() == FrameHeader.BINARY;
      return binary && !(fragmentsOnly && frame.fin())
          ? judgeSize(frame.length(), frame.length())
          : super.judgeData(frame, message);
    }
  }

  private static final class BinaryCloses extends AwsFramePolicy {
    @Override
    protected FrameDecision judgeData(FrameHeader frame, MessageProgress message) {
      return frame.opcode() == FrameHeader.BINARY
          ? FrameDecision.close(1002, "")
          : super.judgeData(frame, message);
    }
  }

  private static final class AnswersInBinary extends AwsFramePolicy {
    @Override
    public int outgoingOpcode() {
      return FrameHeader.BINARY;
    }
  }

  private static final class Pongs extends AwsFramePolicy {
    private final boolean empty;

    Pongs(boolean empty) {
      this.empty = empty;
    }

    @Override
    public Optional<byte[]> pong(byte[] ping) {
      return empty ? Optional.of(new byte[0]) : Optional.empty();
    }
  }

  private static final class CloseUnanswered extends AwsFramePolicy {
    @Override
    public Optional<CloseStatus> closeReply(CloseStatus received) {
      return Optional.empty();
    }
  }

  private static final class CodeEchoed extends AwsFramePolicy {
    @Override
    public byte[] closePayload(CloseStatus status) {
      return ByteBuffer.allocate(2).putShort((short) status.code()).array();
    }
  }
}
