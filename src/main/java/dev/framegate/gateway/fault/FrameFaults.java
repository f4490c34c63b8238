package dev.framegate.gateway.fault;

import dev.framegate.gateway.edge.AwsFramePolicy;
import dev.framegate.gateway.edge.CloseStatus;
import dev.framegate.gateway.edge.FrameHeader;
import dev.framegate.gateway.edge.FrameLimits;
import dev.framegate.gateway.edge.FramePolicy;
import dev.framegate.gateway.edge.Judgement;
import dev.framegate.gateway.edge.MessageProgress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Wrong about sizes, fragments, kinds of frames, or what is sent back. */
final class FrameFaults {
  private static final int FRAME = 32 * 1024;
  private static final int MESSAGE = 128 * 1024;
  private static final int NO_LIMIT = 16 * 1024 * 1024;

  static final List<Fault> ALL =
      List.of(
          frames(
              "frame-limit-128k",
              "takes frames of up to 128 KiB, as most emulators do",
              Set.of(
                  "FRM-002", "FRM-003", "FRM-004", "FRM-007", "FRM-012", "FRM-013", "FRM-029",
                  "FRM-045"),
              limits(MESSAGE, MESSAGE)),
          frames(
              "frame-limit-one-over",
              "takes a frame of 32769 bytes",
              Set.of("FRM-007"),
              limits(FRAME + 1, MESSAGE)),
          frames(
              "frame-limit-one-short",
              "refuses a frame of 32768 bytes",
              Set.of("FRM-006", "FRM-008"),
              limits(FRAME - 1, MESSAGE)),
          frames(
              "message-limit-one-over",
              "takes a message of 131073 bytes",
              Set.of("FRM-009"),
              limits(FRAME, MESSAGE + 1)),
          frames(
              "message-limit-one-short",
              "refuses a message of 131072 bytes",
              Set.of("FRM-008"),
              limits(FRAME, MESSAGE - 1)),
          frames(
              "message-limit-64k",
              "refuses messages above 64 KiB",
              Set.of("FRM-001", "FRM-008"),
              limits(FRAME, MESSAGE / 2)),
          frames(
              "no-message-limit",
              "takes messages of any size, as long as their frames are small",
              Set.of("FRM-004", "FRM-009", "FRM-045"),
              limits(FRAME, NO_LIMIT)),
          frames(
              "oversize-closes-1002",
              "closes with 1002 instead of 1009",
              Set.of("FRM-004"),
              new ClosesWith(1002)),
          frames(
              "oversize-drops",
              "ends the connection without a close frame",
              Set.of("FRM-004"),
              new OnOversize(new Judgement.Drop())),
          frames(
              "oversize-answers",
              "answers an oversize message with a text and stays connected",
              Set.of("FRM-004"),
              new OnOversize(new Judgement.Skip("{\"message\":\"Message too long\"}"))),
          frames(
              "oversize-reaches-backend",
              "closes with 1009, but hands what it has read to the route",
              Set.of("FRM-012"),
              new OnOversize(new Judgement.Close(new CloseStatus(1009, ""), true))),
          frames(
              "continuations-unlimited",
              "checks the size of a message's first frame only",
              Set.of("FRM-045"),
              new ContinuationsUnlimited()),
          frames(
              "characters-counted",
              "counts characters where bytes are meant",
              Set.of("FRM-013"),
              new CharactersCounted()),
          frames(
              "fragments-apart",
              "delivers each frame as a message of its own",
              Set.of("FRM-014"),
              new FragmentsApart()),
          frames(
              "fragments-refused",
              "closes a connection that fragments",
              Set.of("FRM-014"),
              new FragmentsRefused()),
          frames(
              "no-control-within-message",
              "takes a control frame between fragments for a protocol error",
              Set.of("FRM-016"),
              new NoControlWithinMessage()),
          frames(
              "binary-accepted",
              "takes binary frames for text",
              Set.of("FRM-018"),
              new BinaryAccepted(false)),
          frames(
              "binary-fragments-accepted",
              "refuses a whole binary message only",
              Set.of("FRM-041"),
              new BinaryAccepted(true)),
          frames(
              "binary-closes-1002",
              "closes with 1002 instead of 1003",
              Set.of("FRM-018"),
              new BinaryCloses()),
          frames(
              "answers-in-binary",
              "sends its answers in binary frames",
              Set.of("FRM-021"),
              new AnswersInBinary()),
          frames("no-pong", "does not answer pings", Set.of("FRM-024"), new Pongs(false)),
          frames(
              "empty-pong",
              "answers a ping without its payload",
              Set.of("FRM-024"),
              new Pongs(true)),
          frames(
              "close-unanswered",
              "ends the connection without answering a close frame",
              Set.of("FRM-051"),
              new CloseAnswered(Optional.empty())),
          frames(
              "close-answered-1005",
              "puts the reserved code 1005 into its close frame",
              Set.of("FRM-042"),
              new CloseAnswered(Optional.of(new CloseStatus(1005, "")))));

  private FrameFaults() {}

  private static Fault frames(String name, String meaning, Set<String> breaks, FramePolicy policy) {
    return new Fault(
        name, meaning, breaks, right -> right.withEdge(right.edge().withFrames(policy)));
  }

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
      return super.judgeSize(first ? frameBytes : 0, first ? messageBytes : 0);
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

  private static final class CloseAnswered extends Aws {
    private final Optional<CloseStatus> reply;

    CloseAnswered(Optional<CloseStatus> reply) {
      this.reply = reply;
    }

    @Override
    public Optional<CloseStatus> closeReply(CloseStatus received) {
      return reply;
    }
  }
}
