package dev.framegate.kit.steps;

import dev.framegate.kit.values.ByteSize;
import dev.framegate.kit.wire.ClientFrame;
import io.cucumber.java.DataTableType;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a frame program: {@code | opcode | fin | bytes | rsv | mask | code |}; all but the
 * opcode may be left out. {@code bytes} is a size (filler), a quoted text, {@code 0x} and hex
 * digits, or {@code 100 bytes of a message}, a part of one message to the echo route.
 *
 * @param part how much of a message the frame carries, where it carries any
 */
public record FrameRow(ClientFrame frame, Optional<ByteSize> part) {
  private static final String OF_A_MESSAGE = " of a message";

  /** Reads such lines; registered with Cucumber by the annotation. */
  public static final class Reader {
    @DataTableType
    public FrameRow row(Map<String, String> cells) {
      String bytes = cell(cells, "bytes", "0 bytes");
      if (bytes.endsWith(OF_A_MESSAGE)) {
        ByteSize part = ByteSize.of(bytes.substring(0, bytes.length() - OF_A_MESSAGE.length()));
        return new FrameRow(frame(cells, new byte[0]), Optional.of(part));
      }
      return new FrameRow(frame(cells, payload(bytes)), Optional.empty());
    }
  }

  /** Whether the frame begins a message rather than going on with one. */
  boolean begins() {
    return frame.opcode() != 0;
  }

  private static ClientFrame frame(Map<String, String> cells, byte[] payload) {
    String code = cell(cells, "code", "");
    ClientFrame frame =
        code.isEmpty()
            ? ClientFrame.text(payload).withOpcode(opcode(cell(cells, "opcode", "")))
            : ClientFrame.close(Integer.parseInt(code), "");
    return frame
        .withFin(yes(cell(cells, "fin", "yes")))
        .withRsv(Integer.parseInt(cell(cells, "rsv", "0")))
        .withMask(yes(cell(cells, "mask", "yes")));
  }

  private static byte[] payload(String bytes) {
    if (bytes.length() > 1 && bytes.startsWith("\"") && bytes.endsWith("\"")) {
      return bytes.substring(1, bytes.length() - 1).getBytes(StandardCharsets.UTF_8);
    }
    return bytes.startsWith("0x") ? hex(bytes.substring(2)) : ByteSize.of(bytes).filler();
  }

  /** Bytes written as hex digits, with or without spaces between them. */
  public static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  private static int opcode(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "continuation" -> 0;
      case "text" -> 1;
      case "binary" -> 2;
      case "close" -> 8;
      case "ping" -> 9;
      case "pong" -> 10;
      default -> Integer.decode(name);
    };
  }

  private static boolean yes(String cell) {
    return switch (cell) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException("'" + cell + "': write yes or no.");
    };
  }

  private static String cell(Map<String, String> cells, String column, String otherwise) {
    String text = cells.get(column);
    return text == null || text.isBlank() ? otherwise : text.trim();
  }
}
