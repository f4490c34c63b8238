package dev.framegate.kit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClientFrameTest {
  private static final int KEY = 0x01020304;

  static Stream<Arguments> frames() {
    byte[] ab = {'a', 'b'};
    ClientFrame text = ClientFrame.text("ab");
    return Stream.of(
        arguments("text", text, "8182 01020304 6060"),
        arguments("binary", ClientFrame.binary(ab), "8282 01020304 6060"),
        arguments("continuation", ClientFrame.continuation(ab), "8082 01020304 6060"),
        arguments("ping", ClientFrame.ping(ab), "8982 01020304 6060"),
        arguments("pong", ClientFrame.pong(new byte[0]), "8a80 01020304"),
        arguments("close", ClientFrame.close(), "8880 01020304"),
        arguments("close with code", ClientFrame.close(1001, "b"), "8883 01020304 02eb61"),
        arguments("not the last", text.withFin(false), "0182 01020304 6060"),
        arguments("reserved bits", text.withRsv(5), "d182 01020304 6060"),
        arguments("reserved opcode", text.withOpcode(15), "8f82 01020304 6060"),
        arguments("no mask", text.withMask(false), "8102 6162"),
        arguments("zero mask", text.withMask(ClientFrame.Mask.ZERO), "8182 00000000 6162"),
        arguments("wrong mask", text.withMask(ClientFrame.Mask.WRONG), "8182 01020304 9f9f"),
        arguments(
            "16-bit length",
            text.withLengthForm(ClientFrame.LengthForm.SIXTEEN_BITS),
            "81fe0002 01020304 6060"),
        arguments(
            "64-bit length",
            text.withLengthForm(ClientFrame.LengthForm.SIXTY_FOUR_BITS),
            "81ff0000000000000002 01020304 6060"),
        arguments(
            "too long a claim",
            text.withAnnouncedLength(70_000),
            "81ff0000000000011170 01020304 6060"),
        arguments("too short a claim", text.withAnnouncedLength(1), "8181 01020304 6060"),
        arguments(
            "most significant bit",
            text.withAnnouncedLength(-1),
            "81ffffffffffffffffff 01020304 6060"),
        arguments("cut in the header", text.withOnlyFirst(1), "81"),
        arguments("cut in the payload", text.withOnlyFirst(7), "8182 01020304 60"),
        arguments("nothing at all", text.withOnlyFirst(0), ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("frames")
  void everyFrameHasItsBytes(String name, ClientFrame frame, String bytes) {
    assertThat(HexFormat.of().formatHex(frame.encode(KEY))).isEqualTo(bytes.replace(" ", ""));
    assertThat(frame.wireBytes()).isEqualTo(frame.encode(KEY).length);
  }

  @ParameterizedTest
  @CsvSource({"0,6", "125,6", "126,8", "65535,8", "65536,14"})
  void theLengthIsWrittenInItsShortestForm(int payload, int headerBytes) {
    ClientFrame frame = ClientFrame.binary(new byte[payload]);
    assertThat(frame.headerBytes()).isEqualTo(headerBytes);
    assertThat(frame.encode(KEY)).hasSize(headerBytes + payload);
  }

  @ParameterizedTest
  @CsvSource({"0,10,1", "10,10,1", "11,10,2", "20,10,2", "21,10,3"})
  void splittingKeepsTheMessage(int bytes, int most, int frames) {
    byte[] message = "x".repeat(bytes).getBytes(StandardCharsets.UTF_8);
    List<ClientFrame> split = ClientFrame.split(message, most);
    assertThat(split).hasSize(frames);
    assertThat(split.get(0).opcode()).isEqualTo(1);
    assertThat(split.subList(1, frames)).allMatch(frame -> frame.opcode() == 0);
    assertThat(split.stream().map(ClientFrame::fin).filter(fin -> fin)).hasSize(1);
    assertThat(split.get(frames - 1).fin()).isTrue();
    assertThat(split.stream().mapToInt(frame -> frame.payload().length).sum()).isEqualTo(bytes);
    assertThat(split).allMatch(frame -> frame.payload().length <= most);
  }

  @Test
  void whatNoFrameCanHoldIsRefused() {
    assertThatThrownBy(() -> ClientFrame.close().withOpcode(16))
        .hasMessage("An opcode is 0 to 15, not 16.");
    assertThatThrownBy(() -> ClientFrame.close().withRsv(8))
        .hasMessage("Reserved bits are 0 to 7, not 8.");
    assertThatThrownBy(() -> ClientFrame.split("a", 0))
        .hasMessage("A frame takes at least 1 byte, not 0.");
  }

  @Test
  void framesAreEqualByTheirContent() {
    assertThat(ClientFrame.text("a"))
        .isEqualTo(ClientFrame.text("a"))
        .hasSameHashCodeAs(ClientFrame.text("a"));
    assertThat(ClientFrame.text("a")).isNotEqualTo(ClientFrame.text("b"));
    assertThat(ClientFrame.text("a")).isNotEqualTo(ClientFrame.text("a").withOnlyFirst(3));
  }
}
