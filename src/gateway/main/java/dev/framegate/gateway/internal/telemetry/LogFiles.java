package dev.framegate.gateway.internal.telemetry;

import dev.framegate.gateway.settings.LogsException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends lines to files of a directory on a thread of its own. Callers do not wait: if too many
 * lines are queued, a line is dropped and counted.
 */
public final class LogFiles implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogFiles.class);
  private static final int MOST_WAITING = 4096;
  private static final int MOST_OPEN = 64;
  private static final long LOOK_AGAIN_MILLIS = 200;
  private static final long CLOSING_MILLIS = 2_000;

  private final Path folder;
  private final BlockingQueue<Line> waiting;
  private final AtomicLong dropped = new AtomicLong();
  private final Thread writer = new Thread(this::write, "framegate-logs");
  private volatile boolean closing;

  private record Line(String file, String text) {}

  private LogFiles(Path folder, int mostWaiting) {
    this.folder = folder;
    this.waiting = new ArrayBlockingQueue<>(mostWaiting);
    writer.setDaemon(true);
  }

  /**
   * @throws LogsException where the folder is not there and cannot be made, or is not to be written
   */
  public static LogFiles in(Path folder) {
    LogFiles files = in(folder, MOST_WAITING);
    files.writer.start();
    return files;
  }

  /** Its writer does not run before {@link #start}. */
  static LogFiles in(Path folder, int mostWaiting) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new LogsException(
          "The folder for logs, %s, cannot be made: %s".formatted(folder, e.getMessage()));
    }
    if (!Files.isWritable(folder)) {
      throw new LogsException("The folder for logs, %s, cannot be written to.".formatted(folder));
    }
    return new LogFiles(folder, mostWaiting);
  }

  void start() {
    writer.start();
  }

  /**
   * Queues a line.
   *
   * @param text without a line break
   */
  void append(String file, String text) {
    if (closing || !waiting.offer(new Line(file, text))) {
      dropped.incrementAndGet();
    }
  }

  /** Lines that were never written. */
  public long dropped() {
    return dropped.get();
  }

  private void write() {
    OpenFiles open = new OpenFiles();
    try {
      while (!closing || !waiting.isEmpty()) {
        Line line = waiting.isEmpty() ? null : waiting.poll();
        if (line == null) {
          open.flush();
          line = waiting.poll(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (line != null) {
          write(open, line);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.close();
    }
  }

  private void write(OpenFiles open, Line line) {
    try {
      BufferedWriter file = open.get(folder.resolve(line.file()));
      file.write(line.text());
      file.newLine();
    } catch (IOException e) {
      dropped.incrementAndGet();
      LOG.error("A line of {} could not be written", line.file(), e);
    }
  }

  /** Writes queued lines for a limited time, and closes the files. */
  @Override
  public void close() {
    closing = true;
    try {
      writer.join(CLOSING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    writer.interrupt();
    if (dropped() > 0) {
      LOG.warn("{} lines of logs were dropped", dropped());
    }
  }

  /** The files written to of late; the one that was not for the longest is closed first. */
  private static final class OpenFiles {
    private final Map<Path, BufferedWriter> files = new LinkedHashMap<>(16, 0.75f, true);

    BufferedWriter get(Path path) throws IOException {
      BufferedWriter known = files.get(path);
      if (known != null) {
        return known;
      }
      if (files.size() >= MOST_OPEN) {
        Path eldest = files.keySet().iterator().next();
        close(files.remove(eldest));
      }
      BufferedWriter opened =
          Files.newBufferedWriter(
              path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      files.put(path, opened);
      return opened;
    }

    void flush() {
      for (BufferedWriter file : files.values()) {
        try {
          file.flush();
        } catch (IOException e) {
          LOG.error("Lines of a log could not be written", e);
        }
      }
    }

    void close() {
      files.values().forEach(OpenFiles::close);
    }

    private static void close(@Nullable BufferedWriter file) {
      try {
        if (file != null) {
          file.close();
        }
      } catch (IOException e) {
        LOG.error("The last lines of a log could not be written", e);
      }
    }
  }
}
