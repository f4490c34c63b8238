package dev.framegate.kit.explore;

import dev.framegate.kit.wire.ClientFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** A client sends one message in frames of certain sizes, with or without pings between them. */
final class SendFramesAction implements Action {
  private static final int FRAME = 32 * 1024;
  private static final int MESSAGE = 128 * 1024;
  private static final int ENVELOPE = 100;
  private static final int MOST = 1 << 20;
  private static final List<Integer> FIRST =
      List.of(
          0,
          1,
          125,
          126,
          127,
          1000,
          16_384,
          31 * 1024,
          32_000,
          FRAME - 1,
          FRAME,
          FRAME + 1,
          33 * 1024 + 1,
          65_535,
          65_536);
  private static final List<Integer> TOTALS =
      List.of(200, 65_535, 65_536, 100_000, MESSAGE - 1, MESSAGE, MESSAGE + 1, 129 * 1024, 160_000);
  private static final byte[] PING = "between".getBytes(StandardCharsets.UTF_8);

  @Override
  public String name() {
    return "frames";
  }

  @Override
  public int weight() {
    return 12;
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
                    "sizes",
                    sizes(random).stream().map(String::valueOf).collect(Collectors.joining(" ")),
                    "opcode",
                    random.nextInt(6) == 0 ? "binary" : "text",
                    "pings",
                    random.nextInt(3) == 0 ? 1 : 0,
                    "letter",
                    random.nextInt(4) == 0 ? "€" : "x"));
  }

  private static List<Integer> sizes(Random random) {
    if (random.nextBoolean()) {
      int first = Choice.of(random, FIRST);
      return random.nextBoolean() ? List.of(first) : List.of(first, Choice.of(random, FIRST));
    }
    int total = Choice.of(random, TOTALS);
    int frame = Choice.of(random, FRAME, FRAME, FRAME, 32_000, 16_384);
    List<Integer> sizes = new ArrayList<>();
    if (random.nextInt(3) == 0) {
      sizes.add(1);
      total--;
    }
    for (int left = total; left > 0; left -= frame) {
      sizes.add(Math.min(frame, left));
    }
    return sizes;
  }

  @Override
  public Map<String, String> simplest() {
    return Map.of("opcode", "text", "letter", "x", "pings", "0");
  }

  private static List<Integer> sizes(Step step) {
    return Arrays.stream(step.value("sizes").split(" ", -1))
        .filter(size -> size.matches("\\d{1,6}"))
        .map(Integer::valueOf)
        .toList();
  }

  @Override
  public boolean perform(Step step, World world) {
    String client = step.value("client");
    ClientModel model = world.model().clients().get(client);
    List<Integer> sizes = sizes(step);
    int total = sizes.stream().mapToInt(Integer::intValue).sum();
    boolean binary = step.value("opcode").equals("binary");
    if (model == null
        || model.unfinished() != null
        || sizes.isEmpty()
        || total > MOST
        || (total == 0 && !binary)) {
      return false;
    }
    Exchange exchange = message(world, total, step.value("letter"));
    if (!Messages.isDecided(world, model, exchange.body())) {
      return false;
    }
    boolean pings = step.number("pings") > 0 && sizes.size() > 1;
    world.connections().of(client).send(frames(exchange, sizes, binary, pings));
    int largest = sizes.stream().mapToInt(Integer::intValue).max().orElse(0);
    if (binary) {
      boolean tooLarge = largest > FRAME || total > MESSAGE;
      world
          .connections()
          .requireEnd(
              client,
              tooLarge ? List.of(1003, 1009) : List.of(1003),
              sizes.size() > 1 ? "FRM-041" : "FRM-018");
      world.connections().requireNothingLeft(client, "FRM-018");
    } else if (largest > FRAME || total > MESSAGE) {
      world.connections().requireEnd(client, List.of(1009), tooLargeRule(largest, total));
      world.connections().requireNothingLeft(client, "FRM-004");
    } else {
      if (pings) {
        world.connections().requirePong(client, PING, "FRM-016");
      }
      Messages.requireAnswer(world, client, exchange, acceptedRule(sizes, largest, total));
    }
    return true;
  }

  private static String tooLargeRule(int largest, int total) {
    if (largest > FRAME) {
      return largest > FRAME + 1024 ? "FRM-004" : "FRM-007";
    }
    return total > MESSAGE + 1024 ? "FRM-004" : "FRM-009";
  }

  private static String acceptedRule(List<Integer> sizes, int largest, int total) {
    if (total > MESSAGE - 1024) {
      return "FRM-008";
    }
    if (largest > 32_000) {
      return "FRM-006";
    }
    return sizes.size() > 1 ? "FRM-014" : "FRM-002";
  }

  /** Exactly so many bytes; what is shorter than its envelope is no JSON. */
  private static Exchange message(World world, int total, String letter) {
    if (total < ENVELOPE) {
      return new Exchange("x".repeat(total), "", "");
    }
    Exchange bare = Messages.compose(world, Model.ECHO, "0", 0);
    int left = total - bytes(bare.body()) - ",\"pad\":\"\"".length();
    int width = bytes(letter);
    String pad = letter.repeat(left / width) + "x".repeat(left % width);
    return new Exchange(
        bare.body().substring(0, bare.body().length() - 1) + ",\"pad\":\"" + pad + "\"}",
        bare.id(),
        bare.text());
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static List<ClientFrame> frames(
      Exchange exchange, List<Integer> sizes, boolean binary, boolean pings) {
    byte[] whole = exchange.body().getBytes(StandardCharsets.UTF_8);
    List<ClientFrame> frames = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < sizes.size(); i++) {
      byte[] part = Arrays.copyOfRange(whole, from, from + sizes.get(i));
      ClientFrame frame =
          i > 0
              ? ClientFrame.continuation(part)
              : binary ? ClientFrame.binary(part) : ClientFrame.text(part);
      frames.add(frame.withFin(i == sizes.size() - 1));
      if (pings && i == 0) {
        frames.add(ClientFrame.ping(PING));
      }
      from += sizes.get(i);
    }
    return frames;
  }

  @Override
  public List<String> sentences(Step step) {
    List<Integer> sizes = sizes(step);
    List<String> lines = new ArrayList<>();
    lines.add("client \"%s\" sends these frames:".formatted(step.value("client")));
    lines.add("  | opcode | fin | bytes |");
    for (int i = 0; i < sizes.size(); i++) {
      lines.add(
          "  | %s | %s | %d bytes of a message |"
              .formatted(
                  i > 0 ? "continuation" : step.value("opcode"),
                  i == sizes.size() - 1 ? "yes" : "no",
                  sizes.get(i)));
      if (i == 0 && step.number("pings") > 0 && sizes.size() > 1) {
        lines.add("  | ping | yes | \"between\" |");
      }
    }
    return lines;
  }
}
