package dev.framegate.gateway.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 6455 and API Gateway's limits on a real socket: bytes in, close code or echo out. */
class FrameTableTest {
  private static EdgeFixture edge;

  /**
   * @param code the close code to expect, or 0 when the connection stays
   * @param echo the texts to expect first
   */
  record Case(String name, byte[] bytes, int code, List<String> echo) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Case> CASES = new ArrayList<>();

  private static void closes(int code, String name, byte[]... bytes) {
    CASES.add(new Case(name, ClientFrameBytes.join(bytes), code, List.of()));
  }

  private static void echoes(String name, String text, byte[]... bytes) {
    CASES.add(new Case(name, ClientFrameBytes.join(bytes), 0, List.of(text)));
  }

  private static byte[] first(int octet, boolean masked, int payload) {
    return new ClientFrameBytes().frame(octet, masked, ClientFrameBytes.ascii(payload)).done();
  }

  private static byte[] part(boolean fin, int opcode, int payload) {
    return ClientFrameBytes.frame(fin, opcode, ClientFrameBytes.ascii(payload));
  }

  private static byte[] utf8(boolean fin, int opcode, String hex) {
    return ClientFrameBytes.frame(fin, opcode, ClientFrameBytes.hex(hex));
  }

  @BeforeAll
  static void start() {
    edge = EdgeFixture.start();
  }

  @AfterAll
  static void stop() {
    edge.close();
  }

  static Stream<Case> cases() {
    CASES.clear();
    opcodes();
    headers();
    order();
    sizes();
    texts();
    closePayloads();
    return CASES.stream();
  }

  private static void opcodes() {
    for (int opcode : new int[] {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
      closes(1002, "unknown opcode " + opcode, part(true, opcode, 3));
      closes(1002, "unknown opcode " + opcode + " without fin", part(false, opcode, 3));
    }
    closes(1003, "binary", part(true, 2, 3));
    closes(1003, "empty binary", part(true, 2, 0));
    closes(1003, "binary without fin", part(false, 2, 3));
    closes(1003, "big binary", part(true, 2, 70_000));
    echoes("empty text", "", part(true, 1, 0));
    echoes("text", "aaa", part(true, 1, 3));
  }

  private static void headers() {
    for (int rsv = 1; rsv <= 7; rsv++) {
      closes(1002, "text with rsv " + rsv, first(0x81 | rsv << 4, true, 3));
      closes(1002, "ping with rsv " + rsv, first(0x89 | rsv << 4, true, 3));
    }
    closes(1002, "unmasked text", first(0x81, false, 3));
    closes(1002, "unmasked empty text", first(0x81, false, 0));
    closes(1002, "unmasked ping", first(0x89, false, 0));
    closes(1002, "unmasked close", first(0x88, false, 0));
    closes(
        1002,
        "length 5 in 16 bits",
        ClientFrameBytes.hex("81fe000512345678"),
        ClientFrameBytes.ascii(5));
    closes(
        1002,
        "length 125 in 16 bits",
        ClientFrameBytes.hex("81fe007d12345678"),
        ClientFrameBytes.ascii(125));
    closes(1002, "length 5 in 64 bits", ClientFrameBytes.hex("81ff000000000000000512345678"));
    closes(1002, "length 65535 in 64 bits", ClientFrameBytes.hex("81ff000000000000ffff12345678"));
    closes(
        1002,
        "64-bit length with its top bit",
        ClientFrameBytes.hex("81ff800000000000000112345678"));
    closes(1009, "64-bit length of 2^62", ClientFrameBytes.hex("81ff400000000000000012345678"));
    for (int length : new int[] {1, 7, 8, 9, 124, 125, 126, 127, 128, 255, 256, 32_767}) {
      echoes("length " + length, "a".repeat(length), part(true, 1, length));
    }
  }

  private static void order() {
    for (int opcode : new int[] {8, 9, 10}) {
      closes(1002, "control frame " + opcode + " without fin", part(false, opcode, 2));
      closes(1002, "control frame " + opcode + " of 126 bytes", part(true, opcode, 126));
      closes(1002, "control frame " + opcode + " of 70000 bytes", part(true, opcode, 70_000));
    }
    closes(1002, "continuation at the start", part(true, 0, 3));
    closes(1002, "continuation at the start without fin", part(false, 0, 3));
    closes(1002, "text inside a message", part(false, 1, 3), part(true, 1, 3));
    closes(1002, "binary inside a message", part(false, 1, 3), part(true, 2, 3));
    closes(
        1002, "continuation after the end", part(false, 1, 1), part(true, 0, 1), part(true, 0, 1));
    echoes("two fragments", "aaaa", part(false, 1, 3), part(true, 0, 1));
    echoes("empty first fragment", "a", part(false, 1, 0), part(true, 0, 1));
    echoes("empty last fragment", "a", part(false, 1, 1), part(true, 0, 0));
    echoes("only empty fragments", "", part(false, 1, 0), part(false, 0, 0), part(true, 0, 0));
    echoes("pong between fragments", "aa", part(false, 1, 1), part(true, 10, 5), part(true, 0, 1));
    echoes("pong alone", "a", part(true, 10, 0), part(true, 1, 1));
    closes(1000, "close between fragments", part(false, 1, 1), ClientFrameBytes.close(1000, ""));
  }

  private static void sizes() {
    echoes("32768 bytes in a frame", "a".repeat(32_768), part(true, 1, 32_768));
    closes(1009, "32769 bytes in a frame", part(true, 1, 32_769));
    closes(1009, "33 KiB + 1 in a frame", part(true, 1, 33 * 1024 + 1));
    closes(1009, "a continuation of 32769 bytes", part(false, 1, 1), part(true, 0, 32_769));
    byte[] begin = part(false, 1, 32_768);
    byte[] more = part(false, 0, 32_768);
    byte[] end = part(true, 0, 32_768);
    echoes("128 KiB in four frames", "a".repeat(131_072), begin, more, more, end);
    closes(1009, "128 KiB + 1 in five frames", begin, more, more, more, part(true, 0, 1));
    closes(1009, "128 KiB + 1 before the end", begin, more, more, more, part(false, 0, 1));
    echoes(
        "128 KiB and an empty frame",
        "a".repeat(131_072),
        begin,
        more,
        more,
        more,
        part(true, 0, 0));
    echoes(
        "10923 euro signs: 32769 bytes in two frames",
        "\u20ac".repeat(10_923),
        ClientFrameBytes.frame(false, 1, ClientFrameBytes.hex("e282ac".repeat(10_922))),
        ClientFrameBytes.frame(true, 0, ClientFrameBytes.hex("e282ac")));
    closes(
        1009,
        "10923 euro signs: 32769 bytes in one frame",
        ClientFrameBytes.frame(true, 1, ClientFrameBytes.hex("e282ac".repeat(10_923))));
  }

  private static void texts() {
    echoes("two bytes", "\u00e9", utf8(true, 1, "c3a9"));
    echoes("three bytes", "\u20ac", utf8(true, 1, "e282ac"));
    echoes("four bytes", "\ud83d\ude00", utf8(true, 1, "f09f9880"));
    echoes("the last code point", "\udbff\udfff", utf8(true, 1, "f48fbfbf"));
    echoes("U+D7FF", "\ud7ff", utf8(true, 1, "ed9fbf"));
    echoes("U+E000", "\ue000", utf8(true, 1, "ee8080"));
    echoes("U+FFFF", "\uffff", utf8(true, 1, "efbfbf"));
    echoes("NUL", "\0", utf8(true, 1, "00"));
    echoes("cut after one of three", "\u20ac", utf8(false, 1, "e2"), utf8(true, 0, "82ac"));
    echoes("cut after two of three", "\u20ac", utf8(false, 1, "e282"), utf8(true, 0, "ac"));
    echoes(
        "one byte a fragment",
        "\ud83d\ude00",
        utf8(false, 1, "f0"),
        utf8(false, 0, "9f"),
        utf8(false, 0, "98"),
        utf8(true, 0, "80"));
    echoes("wide after eight ASCII", "aaaaaaaa\u20aca", utf8(true, 1, "6161616161616161e282ac61"));
    for (String wrong :
        new String[] {
          "80", "bf", "c0af", "c1bf", "e08080", "e09fbf", "eda080", "edbfbf", "f08fbfbf",
          "f4908080", "f5808080", "ff", "fe", "c3", "e282", "f09f98", "c328", "e28228",
          "f0288cbc", "61616161616161ff", "6161616161616161ff", "616161616161616180616161"
        }) {
      closes(1007, "not UTF-8: " + wrong, utf8(true, 1, wrong));
    }
    closes(1007, "wrong in the first fragment", utf8(false, 1, "ff"));
    closes(1007, "wrong across fragments", utf8(false, 1, "e2"), utf8(false, 0, "28"));
    closes(1007, "cut off at the end", utf8(false, 1, "61"), utf8(true, 0, "e282"));
    closes(1007, "cut off by an empty end", utf8(false, 1, "e282"), utf8(true, 0, ""));
    // The payload is announced with 1000 bytes, and the third is wrong: nobody waits for the rest.
    closes(
        1007,
        "fails before the frame is complete",
        new ClientFrameBytes()
            .header(0x81, true, 1000)
            .raw(ClientFrameBytes.hex("00000000"))
            .raw(ClientFrameBytes.hex("6161ff"))
            .done());
  }

  private static void closePayloads() {
    closes(1005, "close without payload", utf8(true, 8, ""));
    closes(1002, "close of one byte", utf8(true, 8, "03"));
    for (int code :
        new int[] {
          1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000,
          4999
        }) {
      closes(code, "close " + code, ClientFrameBytes.close(code, "why"));
    }
    for (int code :
        new int[] {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535}) {
      closes(1002, "close with the bad code " + code, ClientFrameBytes.close(code, "why"));
    }
    closes(1007, "close with a reason not UTF-8", utf8(true, 8, "03e8ff"));
    closes(1007, "close with a reason cut off", utf8(true, 8, "03e8e282"));
    closes(1000, "close with a reason of 123 bytes", ClientFrameBytes.close(1000, "r".repeat(123)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void frames(Case given) {
    try (RawClient client = edge.client()) {
      client.sendTolerantly(given.bytes());
      for (String text : given.echo()) {
        assertThat(client.readMessage()).isEqualTo(text);
      }
      if (given.code() == 0) {
        client.send(ClientFrameBytes.text("still here"));
        assertThat(client.readMessage()).isEqualTo("still here");
      } else {
        ServerFrame close = client.readFrame();
        assertThat(close.opcode()).isEqualTo(FrameHeader.CLOSE);
        assertThat(close.closeCode()).isEqualTo(given.code());
        assertThat(client.atEnd()).isTrue();
      }
    }
  }

  static Stream<Case> smallCases() {
    return cases().filter(each -> each.bytes().length <= 300);
  }

  @ParameterizedTest
  @MethodSource("smallCases")
  void framesInSingleBytes(Case given) {
    try (RawClient client = edge.client()) {
      for (byte octet : given.bytes()) {
        client.sendTolerantly(new byte[] {octet});
      }
      for (String text : given.echo()) {
        assertThat(client.readMessage()).isEqualTo(text);
      }
      if (given.code() != 0) {
        assertThat(client.readCloseCode()).isEqualTo(given.code());
      }
    }
  }
}
