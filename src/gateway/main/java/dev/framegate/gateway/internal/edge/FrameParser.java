package dev.framegate.gateway.internal.edge;

import static dev.framegate.gateway.internal.edge.FrameHeader.BINARY;
import static dev.framegate.gateway.internal.edge.FrameHeader.CLOSE;
import static dev.framegate.gateway.internal.edge.FrameHeader.PING;

import dev.framegate.gateway.internal.limits.ServerBounds;
import io.netty.buffer.ByteBuf;

/**
 * Reads client frames from a stream of bytes. The policy decides on a frame as soon as its length
 * is known; payloads are unmasked and validated as they arrive, so that the first invalid byte ends
 * the connection.
 */
final class FrameParser implements RefusedFrame {
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

  /** Consumes bytes until the listener wants no more. */
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
    if (!verdict.accepts()) {
      verdict.refuse(this);
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
    if (judgement.accepts()
        && (frame.length() < 0 || message.length() + frame.length() > ServerBounds.MESSAGE_BYTES)) {
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
    if (!verdict.accepts()) {
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

  /** False if the bytes ended the connection. */
  private boolean stillText(int from) {
    if (lenientText || binary() || message.keepsValid(utf8, from)) {
      return true;
    }
    return toleratesInvalidText();
  }

  private boolean toleratesInvalidText() {
    FrameDecision judgement = policy.invalidText();
    lenientText = judgement.accepts();
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
    if (!verdict.accepts()) {
      endRefused();
    } else if (frame.control()) {
      endControl(control.take());
    } else {
      endData();
    }
  }

  /** The other frames of the message are read as before, so that its end is found. */
  private void endRefused() {
    if (frame.control()) {
      return;
    }
    boolean last = policy.completes(frame, progress);
    progress = progress.plus(frame);
    if (last) {
      message.clear();
      forget();
    }
  }

  private void endControl(byte[] payload) {
    switch (frame.opcode()) {
      case CLOSE -> endClose(payload);
      case PING -> sink.ping(payload);
      default -> sink.pong();
    }
  }

  private void endClose(byte[] payload) {
    FrameDecision judgement = policy.judgeClose(payload);
    if (judgement.accepts()) {
      sink.close(CloseStatus.read(payload));
    } else {
      refuse(judgement);
    }
  }

  private void endData() {
    FrameDecision judgement = policy.judgeFrame(frame, utf8.characters() - charactersBefore);
    boolean last = policy.completes(frame, progress);
    progress = progress.plus(frame);
    if (!judgement.accepts()) {
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
    if (judgement.accepts()) {
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
    judgement.refuse(this);
    clear();
  }

  private void clear() {
    message.clear();
    control.clear();
    forget();
  }

  @Override
  public void close(CloseStatus status) {
    clear();
    sink.end(status);
  }

  @Override
  public void drop() {
    clear();
    sink.drop();
  }

  @Override
  public void reply(String text) {
    sink.reply(text);
  }

  @Override
  public void deliver() {
    sink.message(takeMessage());
  }

  private void forget() {
    progress = MessageProgress.NONE;
    utf8.reset();
    lenientText = false;
  }
}
