package dev.framegate.gateway.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every header there is: each opcode with each combination of fin, reserved bits, mask and form of
 * its length, outside of a message and inside of one, against what RFC 6455 says of it.
 */
final class FrameHeaderMatrixTest {
  private static final Set<Integer> KNOWN = Set.of(0, 1, 2, 8, 9, 10);

  /** A form of writing a length (RFC 6455 section 5.2), with a length that is read in it. */
  private enum Form {
    SHORT(2, true),
    MEDIUM(200, true),
    MEDIUM_TOO_LONG(2, false),
    LONG(65_536, true),
    LONG_TOO_LONG(2, false);

    private final int length;
    private final boolean minimal;

    Form(int length, boolean minimal) {
      this.length = length;
      this.minimal = minimal;
    }

    private String header(boolean masked) {
      int bit = masked ? 0x80 : 0;
      return switch (this) {
        case SHORT -> "%02x".formatted(bit | length);
        case MEDIUM, MEDIUM_TOO_LONG -> "%02x%04x".formatted(bit | 126, length);
        case LONG, LONG_TOO_LONG -> "%02x%016x".formatted(bit | 127, length);
      };
    }
  }

  /** What the connection is told, in order. */
  private static final class Heard implements FrameListener {
    private final List<String> all = new ArrayList<>();

    @Override
    public boolean wantsMore() {
      return all.stream().noneMatch(each -> each.startsWith("close"));
    }

    @Override
    public void message(String text) {
      all.add("message of " + text.length());
    }

    @Override
    public void ping(byte[] payload) {
      all.add("ping of " + payload.length);
    }

    @Override
    public void pong() {
      all.add("pong");
    }

    @Override
    public void close(CloseStatus status) {
      all.add("close frame");
    }

    @Override
    public void end(CloseStatus status) {
      all.add("close " + status.code());
    }

    @Override
    public void drop() {
      all.add("closed without a close frame");
    }

    @Override
    public void reply(String text) {
      all.add("reply " + text);
    }
  }

  @ParameterizedTest(name = "opcode {0}")
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
  void everyHeader(int opcode) {
    for (int bits = 0; bits < 16; bits++) {
      boolean fin = (bits & 8) != 0;
      int rsv = bits & 7;
      for (boolean masked : new boolean[] {true, false}) {
        for (boolean inside : new boolean[] {false, true}) {
          for (Form form : Form.values()) {
            assertThat(heard(opcode, bits, masked, inside, form))
                .describedAs(
                    "opcode %d, fin %s, rsv %d, masked %s, inside of a message %s, length %s",
                    opcode, fin, rsv, masked, inside, form)
                .isEqualTo(expected(opcode, fin, rsv, masked, inside, form));
          }
        }
      }
    }
  }

  private static String expected(
      int opcode, boolean fin, int rsv, boolean masked, boolean inside, Form form) {
    boolean control = opcode >= 8;
    boolean wrong =
        rsv != 0
            || !masked
            || !KNOWN.contains(opcode)
            || !form.minimal
            || (control && (!fin || form.length > 125))
            || (!control && (opcode == 0) != inside);
    if (wrong) {
      return "close 1002";
    }
    if (opcode == 2) {
      return "close 1003";
    }
    if (!control && form.length > 32_768) {
      return "close 1009";
    }
    return switch (opcode) {
      case 8 -> "close frame";
      case 9 -> "ping of 2";
      case 10 -> "pong";
      default -> fin ? "message of " + (form.length + (inside ? 1 : 0)) : "";
    };
  }

  private static String heard(int opcode, int bits, boolean masked, boolean inside, Form form) {
    Heard heard = new Heard();
    FramePolicy headersOnly =
        new AwsFramePolicy(FrameLimits.AWS) {
          @Override
          public FrameDecision judgeClose(byte[] payload) {
            return FrameDecision.ACCEPT;
          }
        };
    FrameParser parser = new FrameParser(headersOnly, heard);
    if (inside) {
      parser.feed(
          Unpooled.wrappedBuffer(ClientFrameBytes.frame(false, 1, ClientFrameBytes.ascii(1))));
    }
    String first = "%02x".formatted(bits << 4 | opcode);
    parser.feed(
        Unpooled.wrappedBuffer(
            ClientFrameBytes.hex(first + form.header(masked) + (masked ? "00000000" : "")),
            ClientFrameBytes.ascii(form.length)));
    return String.join(", ", heard.all);
  }
}
