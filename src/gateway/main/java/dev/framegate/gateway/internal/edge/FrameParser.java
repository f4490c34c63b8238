package dev.framegate.gateway.internal.edge;

import static dev.framegate.gateway.internal.edge.FrameHeader.BINARY;
import static dev.framegate.gateway.internal.edge.FrameHeader.CLOSE;
import static dev.framegate.gateway.internal.edge.FrameHeader.PING;

import io.netty.buffer.ByteBuf;

/**
 * Reads client frames from a stream of bytes. A frame is judged as soon as its length is known;
 * payloads are unmasked and validated as they come, so the earliest wrong byte ends the connection.
 */
final class FrameParser {
  /** A stop for policies without limits of their own. */
  private static final long MOST_BUFFERED = 16 * 1024 * 1024;

  private enum Step {
    HEADER,
    MASK,
    PAYLOAD
  }

  private final FramePolicy policy;
  private final FrameListener sink;
  private final HeaderReader header = new HeaderReader();
  private final PayloadBuffer message = new PayloadBuffer();
  private final PayloadBuffer control = new PayloadBuffer();
  private final Utf8Check utf8 = new Utf8Check();

  private Step step = Step.HEADER;
  private FrameHeader frame = new FrameHeader(true, 0, 0, true, 0, true);
  private MessageProgress progress = MessageProgress.NONE;
  private FrameDecision verdict = FrameDecision.ACCEPT;
  private long remaining;
  private int mask;
  private int maskBytes;
  private boolean lenientText;
  private int charactersBefore;

  FrameParser(FramePolicy policy, FrameListener sink) {
    this.policy = policy;
    this.sink = sink;
  }

  /** Consumes what it can; leaves the rest when the sink wants no more. */
  void feed(ByteBuf in) {
    while (in.isReadable() && sink.wantsMore()) {
      switch (step) {
        case HEADER -> readHeader(in);
        case MASK -> readMask(in);
        case PAYLOAD -> readPayload(in);
      }
    }
  }

  private void readHeader(ByteBuf in) {
    if (!header.complete(in)) {
      return;
    }
    frame = header.take();
    verdict = judge();
    if (ends(verdict)) {
      refuse(verdict);
      return;
    }
    remaining = frame.length();
    mask = 0;
    maskBytes = 0;
    charactersBefore = utf8.characters();
    if (frame.masked()) {
      step = Step.MASK;
    } else {
      startPayload();
    }
  }

  private FrameDecision judge() {
    FrameDecision judgement = policy.judgeHeader(frame, progress);
    boolean accepted = judgement instanceof FrameDecision.Accept;
    if (accepted && (frame.length() < 0 || message.length() + frame.length() > MOST_BUFFERED)) {
      return FrameDecision.close(1009, "Message too big");
    }
    return judgement;
  }

  private void readMask(ByteBuf in) {
    mask = mask << Byte.SIZE | in.readUnsignedByte();
    if (++maskBytes == Integer.BYTES) {
      startPayload();
    }
  }

  private void startPayload() {
    step = Step.PAYLOAD;
    if (remaining == 0) {
      endFrame();
    }
  }

  private void readPayload(ByteBuf in) {
    int count = (int) Math.min(remaining, in.readableBytes());
    if (verdict instanceof FrameDecision.Ignore) {
      in.skipBytes(count);
    } else {
      PayloadBuffer target = frame.control() ? control : message;
      int from = target.length();
      target.append(in, count, mask);
      mask = Integer.rotateLeft(mask, Byte.SIZE * (count & 3));
      if (!frame.control() && !stillText(from)) {
        return;
      }
    }
    remaining -= count;
    if (remaining == 0) {
      endFrame();
    }
  }

  /** False when the bytes ended the connection. */
  private boolean stillText(int from) {
    if (lenientText || binary() || message.keepsValid(utf8, from)) {
      return true;
    }
    return toleratesInvalidText();
  }

  private boolean toleratesInvalidText() {
    FrameDecision judgement = policy.invalidText();
    lenientText = !ends(judgement);
    if (!lenientText) {
      refuse(judgement);
    }
    return lenientText;
  }

  private boolean binary() {
    return (progress.started() ? progress.opcode() : frame.opcode()) == BINARY;
  }

  private void endFrame() {
    step = Step.HEADER;
    if (verdict instanceof FrameDecision.Ignore) {
      endSkipped();
    } else if (frame.control()) {
      endControl(control.take());
    } else {
      endData();
    }
  }

  private void endSkipped() {
    if (!frame.control()) {
      boolean last = policy.completes(frame, progress);
      progress = progress.plus(frame);
      if (last) {
        message.clear();
        forget();
      }
    }
    sink.refused(verdict);
  }

  private void endControl(byte[] payload) {
    switch (frame.opcode()) {
      case CLOSE -> sink.close(payload);
      case PING -> sink.ping(payload);
      default -> sink.pong();
    }
  }

  private void endData() {
    FrameDecision judgement = policy.judgeFrame(frame, utf8.characters() - charactersBefore);
    boolean last = policy.completes(frame, progress);
    progress = progress.plus(frame);
    if (!(judgement instanceof FrameDecision.Accept)) {
      refuse(judgement);
    } else if (last) {
      endMessage();
    }
  }

  private void endMessage() {
    if (!lenientText && !utf8.complete() && !toleratesInvalidText()) {
      return;
    }
    FrameDecision judgement = policy.judgeMessage(message.length(), utf8.characters());
    if (judgement instanceof FrameDecision.Accept) {
      String text = takeMessage();
      sink.message(text);
    } else {
      refuse(judgement);
    }
  }

  private String takeMessage() {
    boolean text = progress.opcode() != BINARY;
    String taken = text ? message.takeText() : policy.textOfBinary(message.take());
    forget();
    return taken;
  }

  private void refuse(FrameDecision judgement) {
    step = Step.HEADER;
    if (judgement instanceof FrameDecision.Close close && close.deliver()) {
      sink.message(takeMessage());
    }
    message.clear();
    control.clear();
    forget();
    sink.refused(judgement);
  }

  private void forget() {
    progress = MessageProgress.NONE;
    utf8.reset();
    lenientText = false;
  }

  private static boolean ends(FrameDecision judgement) {
    return judgement instanceof FrameDecision.Close || judgement instanceof FrameDecision.Drop;
  }
}
