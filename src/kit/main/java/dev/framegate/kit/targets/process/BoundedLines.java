package dev.framegate.kit.targets.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The lines that a process prints. A few wait to be taken; then it waits, too. */
final class BoundedLines {
  /** A longer line is cut one character after that. */
  static final int MOST_CHARACTERS = 1 << 16;

  private static final int MOST_WAITING = 16;
  private static final Duration LOOK = Duration.ofMillis(50);

  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread reader;

  BoundedLines(InputStream output) {
    reader = new Thread(() -> read(output), "framegate-adapter-answers");
    reader.setDaemon(true);
    reader.start();
  }

  private void read(InputStream output) {
    try (BufferedReader text =
        new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      for (int c = text.read(); c >= 0; c = text.read()) {
        if (c == '\n') {
          lines.put(line.toString());
          line.setLength(0);
        } else if (line.length() <= MOST_CHARACTERS) {
          line.append((char) c);
        }
      }
    } catch (IOException e) {
      return; // The process has ended.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next line; empty where none comes in time, or none will. */
  Optional<String> next(Duration longest) throws InterruptedException {
    long until = System.nanoTime() + longest.toNanos();
    while (System.nanoTime() - until < 0) {
      boolean last = ended();
      String line = lines.poll(last ? 0 : LOOK.toMillis(), TimeUnit.MILLISECONDS);
      if (line != null || last) {
        return Optional.ofNullable(line);
      }
    }
    return Optional.empty();
  }

  /** Whether no more will come. */
  boolean ended() {
    return !reader.isAlive();
  }

  void awaitEnd(Duration longest) {
    try {
      reader.join(longest.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
