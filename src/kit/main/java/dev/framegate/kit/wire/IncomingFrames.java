package dev.framegate.kit.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a client does with the frames of its peer. Event loop only, but for the breaches. */
final class IncomingFrames implements FrameReader.Listener {
  private static final int MOST_BREACHES = 100;

  private final FrameConnection connection;
  private final Inbox inbox;
  private final ClientFrameWriter writer;
  private final FrameClientLimits bounds;
  private final boolean polite;
  private final Transcript transcript;
  private final RecordingLine line;
  private final String actor;
  private final List<String> breaches = new ArrayList<>();
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
  private final List<Integer> lengths = new ArrayList<>();
  private boolean text;
  private boolean within;
  private boolean closing;
  private boolean over;

  IncomingFrames(
      FrameConnection connection,
      Inbox inbox,
      ClientFrameWriter writer,
      FrameClientLimits bounds,
      boolean polite,
      Transcript transcript,
      RecordingLine line,
      String actor) {
    this.connection = connection;
    this.inbox = inbox;
    this.writer = writer;
    this.bounds = bounds;
    this.polite = polite;
    this.transcript = transcript;
    this.line = line;
    this.actor = actor;
  }

  @Override
  public void frame(FrameReader.Read read) {
    if (over) {
      return;
    }
    FrameReader.Read frame = read.withPayload(line.redaction().bytes(read.payload()));
    record(frame);
    judge(frame);
    switch (frame.opcode()) {
      case Opcode.TEXT, Opcode.BINARY, Opcode.CONTINUATION -> data(frame);
      case Opcode.PING -> {
        if (writer.unfinished() > bounds.unread()) {
          giveUp("more than " + bounds.unread() + " pongs wait to be written");
        } else if (polite && !closing) {
          writer.answer(ClientFrame.pong(frame.payload()));
        }
      }
      case Opcode.PONG -> {
        if (!inbox.add(new Pong(frame.payload()))) {
          giveUp("more than " + bounds.unread() + " pongs wait to be read");
        }
      }
      case Opcode.CLOSE -> close(frame.payload());
      default -> {
        // Kept in the transcript and among the breaches; there is nothing to do with it.
      }
    }
  }

  @Override
  public void tooLong(FrameReader.Read header) {
    record(header);
    giveUp("a frame announces " + Long.toUnsignedString(header.length()) + " bytes");
  }

  @Override
  public void cutOff(FrameReader.Read part) {
    record(part.withPayload(line.redaction().bytes(part.payload())));
    breach("the connection ended inside of a frame");
  }

  @Override
  public void ended(String why) {
    boolean byClient = line.hasClientLeft();
    line.ended();
    int code = ConnectionEnd.NO_CLOSE_FRAME;
    inbox.tcpEnded(
        code,
        why,
        () ->
            transcript.add(
                at ->
                    byClient
                        ? new TranscriptEvent.Note(at, actor, "dropped the connection itself")
                        : new TranscriptEvent.Closed(at, actor, code, why)));
    writer.closeWhenDrained();
  }

  List<String> breaches() {
    synchronized (breaches) {
      return List.copyOf(breaches);
    }
  }

  private void data(FrameReader.Read frame) {
    boolean continues = frame.opcode() == Opcode.CONTINUATION;
    if (continues != within) {
      breach(
          continues
              ? "a continuation frame continues no message"
              : "a message began inside of another message");
      if (continues) {
        return;
      }
    }
    if (!continues) {
      forget();
      text = frame.opcode() == Opcode.TEXT;
    }
    if (parts.size() + frame.payload().length > bounds.messageBytes()
        || lengths.size() >= bounds.unread()) {
      giveUp("a message has more than " + bounds.messageBytes() + " bytes or too many frames");
      return;
    }
    parts.writeBytes(frame.payload());
    lengths.add(frame.payload().length);
    within = !frame.fin();
    if (frame.fin()) {
      Message message = new Message(text, parts.toByteArray(), List.copyOf(lengths));
      forget();
      if (text && !utf8(message.payload())) {
        breach("a text message is not UTF-8");
      }
      if (!inbox.add(message)) {
        giveUp("too many messages wait to be read");
      }
    }
  }

  private void forget() {
    parts.reset();
    lengths.clear();
  }

  private void close(byte[] payload) {
    Optional<Integer> code = ClosePayload.code(payload);
    if (polite && !closing) {
      writer.answer(code.map(c -> ClientFrame.close(c, "")).orElseGet(ClientFrame::close));
    }
    closing = true;
    end(code.orElse(ConnectionEnd.NO_CODE), ClosePayload.reason(payload));
  }

  private void end(int code, String reason) {
    inbox.close(
        code,
        reason,
        () -> transcript.add(at -> new TranscriptEvent.Closed(at, actor, code, reason)));
  }

  private void giveUp(String why) {
    over = true;
    String note = "The client dropped the connection: " + why + ".";
    transcript.add(at -> new TranscriptEvent.Note(at, actor, note));
    end(ConnectionEnd.NO_CLOSE_FRAME, note);
    connection.reset();
  }

  private void judge(FrameReader.Read frame) {
    if (closing) {
      breach("a frame came after the close frame");
    }
    if (frame.masked()) {
      breach("a server's frame is masked");
    }
    if (frame.rsv() != 0) {
      breach("reserved bits are set (" + frame.rsv() + ")");
    }
    if (!frame.minimal()) {
      breach("a length is not written in its shortest form");
    }
    if (Opcode.name(frame.opcode()).startsWith("opcode")) {
      breach("opcode " + frame.opcode() + " has no meaning");
    }
    if (Opcode.control(frame.opcode())) {
      if (!frame.fin()) {
        breach("a control frame is fragmented");
      }
      if (frame.length() > 125) {
        breach("a control frame has " + frame.length() + " bytes");
      }
      if (frame.opcode() == Opcode.CLOSE && frame.length() == 1) {
        breach("a close frame has half a code");
      }
    }
  }

  private void breach(String what) {
    synchronized (breaches) {
      if (breaches.size() < MOST_BREACHES) {
        breaches.add(what);
      }
    }
  }

  private void record(FrameReader.Read frame) {
    line.received(frame.header(), frame.raw());
    byte[] head = EvidenceExcerpt.head(frame.payload());
    transcript.add(
        at ->
            new TranscriptEvent.Frame(
                at,
                actor,
                false,
                frame.fin(),
                frame.rsv(),
                frame.opcode(),
                frame.masked(),
                frame.length(),
                head,
                frame.onWire()));
  }

  private static boolean utf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
