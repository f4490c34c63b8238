package dev.framegate.kit.cassette;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses to read on where a file unpacks to more than a cassette may hold. */
final class BoundedInputStream extends FilterInputStream {
  private static final long MOST_BYTES = 256L << 20;
  private static final int MOST_LINE = 32 << 20;

  private long total;
  private long line;

  BoundedInputStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count = super.read(into, from, length);
    for (int i = from; i < from + count; i++) {
      line = into[i] == '\n' ? 0 : line + 1;
    }
    total += Math.max(0, count);
    if (total > MOST_BYTES || line > MOST_LINE) {
      throw new IOException("the cassette holds more than this kit reads (256 MiB, 32 MiB a line)");
    }
    return count;
  }
}
