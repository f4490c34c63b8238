package dev.framegate.kit.steps;

import dev.framegate.kit.clients.CorrelatedMessages;
import dev.framegate.kit.values.ByteSize;
import dev.framegate.kit.wire.ClientFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns the lines of a table into frames; parts of a message are cut from one composed whole. */
final class FrameProgram {
  private final CorrelatedMessages conversation;

  FrameProgram(CorrelatedMessages conversation) {
    this.conversation = conversation;
  }

  /** One message in text frames that end at these places. */
  static List<ClientFrame> cut(byte[] whole, List<Integer> ends) {
    List<ClientFrame> frames = new ArrayList<>();
    int from = 0;
    for (int end : ends) {
      byte[] part = Arrays.copyOfRange(whole, from, end);
      ClientFrame frame =
          frames.isEmpty() ? ClientFrame.text(part) : ClientFrame.continuation(part);
      frames.add(frame.withFin(end == whole.length));
      from = end;
    }
    return frames;
  }

  List<ClientFrame> of(List<FrameRow> rows) {
    List<ClientFrame> frames = new ArrayList<>();
    byte[] message = new byte[0];
    int from = 0;
    for (int i = 0; i < rows.size(); i++) {
      FrameRow row = rows.get(i);
      if (row.part().isEmpty()) {
        frames.add(row.frame());
        continue;
      }
      if (row.begins()) {
        String text = conversation.compose("echo", wholeFrom(rows, i));
        conversation.sending(text);
        message = text.getBytes(StandardCharsets.UTF_8);
        from = 0;
      }
      int end = Math.min(message.length, from + row.part().get().bytes());
      frames.add(row.frame().withPayload(Arrays.copyOfRange(message, from, end)));
      from = end;
    }
    return frames;
  }

  /** How long the message is that begins in this row. */
  private static ByteSize wholeFrom(List<FrameRow> rows, int first) {
    int bytes = 0;
    for (int i = first; i < rows.size(); i++) {
      FrameRow row = rows.get(i);
      if (i > first && row.part().isPresent() && row.begins()) {
        break;
      }
      bytes += row.part().map(ByteSize::bytes).orElse(0);
    }
    return new ByteSize(bytes);
  }
}
