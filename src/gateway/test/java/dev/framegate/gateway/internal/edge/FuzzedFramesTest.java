package dev.framegate.gateway.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Bytes that are frames in part: whatever they are, the parser ends or reads on, and it does the
 * same however the bytes are cut. {@code -Dframegate.fuzz=PT5M} takes five minutes, {@code
 * -Dframegate.seed=N} another seed.
 */
final class FuzzedFramesTest {
  private static final long SEED = Long.getLong("framegate.seed", 20_261_129);
  private static final Duration LONGEST =
      Duration.parse(System.getProperty("framegate.fuzz", "PT1S"));
  private static final int LEAST = 2_000;
  private static final int[] LENGTHS = {0, 1, 2, 124, 125, 126, 127, 300, 32_767, 32_768, 32_769};

  /** What the parser told, in order; it stops at the end as a connection does. */
  private static final class Heard implements FrameListener {
    private final List<String> all = new ArrayList<>();
    private boolean over;

    @Override
    public boolean wantsMore() {
      return !over;
    }

    @Override
    public void message(String text) {
      all.add("message " + text.length() + " " + text.hashCode());
    }

    @Override
    public void ping(byte[] payload) {
      all.add("ping " + Arrays.hashCode(payload));
    }

    @Override
    public void pong() {
      all.add("pong");
    }

    @Override
    public void close(CloseStatus status) {
      all.add("close " + status);
      over = true;
    }

    @Override
    public void end(CloseStatus status) {
      all.add("end " + status.code());
      over = true;
    }

    @Override
    public void drop() {
      all.add("drop");
      over = true;
    }

    @Override
    public void reply(String text) {
      all.add("reply " + text);
    }
  }

  @Test
  void theSameBytesAreReadTheSameHoweverTheyAreCut() {
    long end = System.nanoTime() + LONGEST.toNanos();
    long tries = 0;
    while (tries < LEAST || System.nanoTime() < end) {
      Random random = new Random(SEED + tries++);
      byte[] bytes = bytes(random);

      List<String> whole = heard(bytes, bytes.length);

      assertThat(heard(bytes, 1 + random.nextInt(7)))
          .describedAs("seed %d: %s", SEED + tries - 1, excerpt(bytes))
          .isEqualTo(whole);
    }
    assertThat(tries).isGreaterThanOrEqualTo(LEAST);
  }

  /** What the parser tells of bytes that come in pieces of this size. */
  static List<String> heard(byte[] bytes, int piece) {
    Heard heard = new Heard();
    FrameParser parser = new FrameParser(new AwsFramePolicy(), heard);
    for (int from = 0; from < bytes.length; from += piece) {
      ByteBuf in = Unpooled.wrappedBuffer(bytes, from, Math.min(piece, bytes.length - from));
      parser.feed(in);
    }
    return heard.all;
  }

  /** A few frames, most of them legal, then spoilt in some places. */
  private static byte[] bytes(Random random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int frames = 1 + random.nextInt(5);
    for (int i = 0; i < frames; i++) {
      byte[] payload = new byte[LENGTHS[random.nextInt(random.nextInt(8) == 0 ? 11 : 8)]];
      Arrays.fill(payload, (byte) 'x');
      if (payload.length > 0 && random.nextInt(4) == 0) {
        payload[random.nextInt(payload.length)] = (byte) random.nextInt();
      }
      int opcode =
          random.nextInt(4) == 0 ? random.nextInt(16) : new int[] {0, 1, 8, 9}[random.nextInt(4)];
      out.writeBytes(ClientFrameBytes.frame(random.nextBoolean(), opcode, payload));
    }
    byte[] bytes = out.toByteArray();
    for (int spoilt = random.nextInt(3); spoilt > 0; spoilt--) {
      bytes[random.nextInt(Math.min(bytes.length, 64))] = (byte) random.nextInt();
    }
    return bytes;
  }

  private static String excerpt(byte[] bytes) {
    return HexFormat.of().formatHex(bytes, 0, Math.min(64, bytes.length));
  }
}
