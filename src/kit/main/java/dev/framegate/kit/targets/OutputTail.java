package dev.framegate.kit.targets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reads the output of a process to its end, and keeps the last of it. Safe for many threads. */
public final class OutputTail {
  private static final int KEPT = 8 << 10;
  private static final int BUFFER = 4 << 10;

  private final byte[] ring = new byte[KEPT];
  private final Thread reader;
  private long count;

  /** Begins to read, in a thread of its own. */
  public OutputTail(InputStream output) {
    reader = new Thread(() -> read(output), "framegate-restart-output");
    reader.setDaemon(true);
    reader.start();
  }

  private void read(InputStream output) {
    byte[] buffer = new byte[BUFFER];
    try (output) {
      for (int read = output.read(buffer); read >= 0; read = output.read(buffer)) {
        keep(buffer, read);
      }
    } catch (IOException e) {
      return; // The process has ended.
    }
  }

  private synchronized void keep(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      ring[(int) (count++ % KEPT)] = bytes[i];
    }
  }

  /** Waits until there is no more; a process that the command has left running may write on. */
  public void awaitEnd(Duration longest) {
    try {
      reader.join(longest.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The last 8 KiB at most. */
  public synchronized String text() {
    int length = (int) Math.min(count, KEPT);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = ring[(int) ((count - length + i) % KEPT)];
    }
    return (count > KEPT ? "... " : "") + new String(bytes, StandardCharsets.UTF_8).strip();
  }
}
