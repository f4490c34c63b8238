package dev.framegate.gateway.internal.edge;

import dev.framegate.bench.ClientFrames;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Client frames: read, refused, and checked for UTF-8. In this package, as the parser is. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FrameBenchmark {
  private static final int SMALL = 128;
  private static final int LARGE = 32 * 1024;
  private static final long OVERSIZE = 1L << 30;

  private final ByteBuf small = frame(SMALL);
  private final ByteBuf large = frame(LARGE);
  private final ByteBuf oversize = Unpooled.wrappedBuffer(ClientFrames.announcement(OVERSIZE));
  private final byte[] ascii = "x".repeat(LARGE).getBytes(StandardCharsets.UTF_8);
  private final byte[] mixed = "über ".repeat(LARGE / 6).getBytes(StandardCharsets.UTF_8);
  private final FramePolicy policy = new AwsFramePolicy();
  private final Last last = new Last();
  private final FrameParser parser = new FrameParser(policy, last);

  @Benchmark
  public Object readFrameOf128Bytes() {
    parser.feed(small.readerIndex(0));
    return last.seen;
  }

  @Benchmark
  public Object readFrameOf32KiB() {
    parser.feed(large.readerIndex(0));
    return last.seen;
  }

  /** With a parser of its own, as a connection ends with it. */
  @Benchmark
  public Object refuseFrameOf1GiB() {
    new FrameParser(policy, last).feed(oversize.readerIndex(0));
    return last.seen;
  }

  @Benchmark
  public boolean checkUtf8Of32KiBAscii() {
    return Utf8Check.isValid(ascii, 0);
  }

  @Benchmark
  public boolean checkUtf8Of32KiBMixed() {
    return Utf8Check.isValid(mixed, 0);
  }

  private static ByteBuf frame(int bytes) {
    return Unpooled.wrappedBuffer(ClientFrames.copies("x".repeat(bytes), 1, 1));
  }

  /** Keeps what came last, so that it is made. */
  private static final class Last implements FrameListener {
    private Object seen = "";

    @Override
    public boolean wantsMore() {
      return true;
    }

    @Override
    public void message(String text) {
      seen = text;
    }

    @Override
    public void ping(byte[] payload) {
      seen = payload;
    }

    @Override
    public void pong() {
      seen = "pong";
    }

    @Override
    public void close(CloseStatus status) {
      seen = status;
    }

    @Override
    public void end(CloseStatus status) {
      seen = status;
    }

    @Override
    public void drop() {
      seen = "dropped";
    }

    @Override
    public void reply(String text) {
      seen = text;
    }
  }
}
