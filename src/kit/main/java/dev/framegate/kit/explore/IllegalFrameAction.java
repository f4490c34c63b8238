package dev.framegate.kit.explore;

import dev.framegate.kit.wire.ClientFrame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A client sends what RFC 6455 forbids: the connection ends, and nothing is delivered. */
final class IllegalFrameAction implements Action {
  private enum Kind {
    UNMASKED("FRM-052"),
    UNMASKED_PING("FRM-052"),
    RSV1("FRM-053"),
    RSV2("FRM-053"),
    RSV3("FRM-053"),
    OPCODE_3("FRM-053"),
    OPCODE_7("FRM-053"),
    OPCODE_11("FRM-053"),
    OPCODE_15("FRM-053"),
    INVALID_UTF8("FRM-054"),
    SURROGATE("FRM-054"),
    CUT_CHARACTER("FRM-054"),
    LONE_CONTINUATION("FRM-055"),
    TEXT_WITHIN_MESSAGE("FRM-055"),
    LONG_PING("FRM-056"),
    FRAGMENTED_PING("FRM-056"),
    CLOSE_WITH_ONE_BYTE("FRM-057"),
    CLOSE_WITH_1005("FRM-057"),
    CLOSE_WITH_999("FRM-057"),
    CLOSE_WITHOUT_UTF8("FRM-057");

    private final String rule;

    Kind(String rule) {
      this.rule = rule;
    }
  }

  @Override
  public String name() {
    return "illegal";
  }

  @Override
  public int weight() {
    return 5;
  }

  @Override
  public Optional<Step> propose(Model model, Random random) {
    return Choice.from(random, model.clients().keySet())
        .map(
            client ->
                Step.of(
                    name(),
                    "client",
                    client,
                    "kind",
                    Choice.of(random, List.of(Kind.values())).name()));
  }

  @Override
  public Map<String, String> simplest() {
    return Map.of();
  }

  @Override
  public boolean perform(Step step, World world) {
    String client = step.value("client");
    ClientModel model = world.model().clients().get(client);
    if (model == null || model.unfinished() != null) {
      return false;
    }
    Kind kind = Kind.valueOf(step.value("kind"));
    world.connections().of(client).send(frames(kind, world));
    world.connections().requireEnd(client, List.of(), kind.rule);
    world.connections().requireNothingLeft(client, kind.rule);
    return true;
  }

  private static List<ClientFrame> frames(Kind kind, World world) {
    byte[] body =
        Messages.compose(world, Model.ECHO, "0", 0).body().getBytes(StandardCharsets.UTF_8);
    ClientFrame text = ClientFrame.text(body);
    ClientFrame ping = ClientFrame.ping("hello".getBytes(StandardCharsets.UTF_8));
    int half = body.length / 2;
    return switch (kind) {
      case UNMASKED -> List.of(text.withMask(false));
      case UNMASKED_PING -> List.of(ping.withMask(false));
      case RSV1 -> List.of(text.withRsv(4));
      case RSV2 -> List.of(text.withRsv(2));
      case RSV3 -> List.of(text.withRsv(1));
      case OPCODE_3 -> List.of(text.withOpcode(3));
      case OPCODE_7 -> List.of(text.withOpcode(7));
      case OPCODE_11 -> List.of(ping.withOpcode(11));
      case OPCODE_15 -> List.of(ping.withOpcode(15));
      case INVALID_UTF8 -> List.of(ClientFrame.text(replaced(body, 0xFF)));
      case SURROGATE -> List.of(ClientFrame.text(replaced(body, 0xED, 0xA0, 0x80)));
      case CUT_CHARACTER -> List.of(ClientFrame.text(replaced(body, 0xE2, 0x82)));
      case LONE_CONTINUATION -> List.of(ClientFrame.continuation(body));
      case TEXT_WITHIN_MESSAGE ->
          List.of(ClientFrame.text(Arrays.copyOf(body, half)).withFin(false), text);
      case LONG_PING -> List.of(ClientFrame.ping(new byte[126]));
      case FRAGMENTED_PING -> List.of(ping.withFin(false));
      case CLOSE_WITH_ONE_BYTE -> List.of(ClientFrame.close().withPayload(new byte[] {3}));
      case CLOSE_WITH_1005 -> List.of(ClientFrame.close(1005, ""));
      case CLOSE_WITH_999 -> List.of(ClientFrame.close(999, ""));
      case CLOSE_WITHOUT_UTF8 ->
          List.of(ClientFrame.close().withPayload(new byte[] {3, (byte) 0xE8, (byte) 0xFF}));
    };
  }

  /** The text of the message, its "0", replaced by bytes that are no UTF-8. */
  private static byte[] replaced(byte[] body, int... bytes) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    StringBuilder raw = new StringBuilder();
    for (int one : bytes) {
      raw.append((char) one);
    }
    return text.replace("\"0\"", "\"" + raw + "\"").getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public List<String> sentences(Step step) {
    String client = step.value("client");
    String row =
        switch (Kind.valueOf(step.value("kind"))) {
          case UNMASKED -> "| text | yes | 100 bytes of a message | no | 0 |";
          case UNMASKED_PING -> "| ping | yes | \"hello\" | no | 0 |";
          case RSV1 -> "| text | yes | 100 bytes of a message | yes | 4 |";
          case RSV2 -> "| text | yes | 100 bytes of a message | yes | 2 |";
          case RSV3 -> "| text | yes | 100 bytes of a message | yes | 1 |";
          case OPCODE_3 -> "| 3 | yes | 100 bytes of a message | yes | 0 |";
          case OPCODE_7 -> "| 7 | yes | 100 bytes of a message | yes | 0 |";
          case OPCODE_11 -> "| 11 | yes | \"hello\" | yes | 0 |";
          case OPCODE_15 -> "| 15 | yes | \"hello\" | yes | 0 |";
          case INVALID_UTF8 -> "| text | yes | 0x22 FF 22 | yes | 0 |";
          case SURROGATE -> "| text | yes | 0x22 ED A0 80 22 | yes | 0 |";
          case CUT_CHARACTER -> "| text | yes | 0x22 E2 82 22 | yes | 0 |";
          case LONE_CONTINUATION -> "| continuation | yes | \"hello\" | yes | 0 |";
          case TEXT_WITHIN_MESSAGE ->
              "| text | no | \"half\" | yes | 0 |\n  | text | yes | 100 bytes of a message | yes | 0 |";
          case LONG_PING -> "| ping | yes | 126 bytes | yes | 0 |";
          case FRAGMENTED_PING -> "| ping | no | \"hello\" | yes | 0 |";
          case CLOSE_WITH_ONE_BYTE -> "| close | yes | 0x03 | yes | 0 |";
          case CLOSE_WITH_1005 -> "| close | yes | 0x03 ED | yes | 0 |";
          case CLOSE_WITH_999 -> "| close | yes | 0x03 E7 | yes | 0 |";
          case CLOSE_WITHOUT_UTF8 -> "| close | yes | 0x03 E8 FF | yes | 0 |";
        };
    return List.of(
        "client \"%s\" sends these frames:".formatted(client),
        "  | opcode | fin | bytes | mask | rsv |",
        "  " + row);
  }
}
