package dev.framegate.cluster;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Backends that call back over one HTTP connection each, as fast as they are answered. */
final class PostLoop {
  static final int BACKENDS = 64;

  private PostLoop() {}

  /** Callbacks in a second that were answered with 200, from each backend to one path. */
  static double rate(URI gateway, List<String> paths, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(BACKENDS);
    try {
      List<CompletableFuture<Long>> counts =
          IntStream.range(0, BACKENDS)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> post(gateway, paths.get(i), end), threads))
              .toList();
      long sum = counts.stream().mapToLong(CompletableFuture::join).sum();
      return sum * 1e9 / time.toNanos();
    } finally {
      threads.shutdownNow();
    }
  }

  private static long post(URI gateway, String path, long end) {
    byte[] request =
        "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Length: 100\r\n\r\n%s"
            .formatted(path, gateway.getAuthority(), "x".repeat(100))
            .getBytes(StandardCharsets.US_ASCII);
    long count = 0;
    try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (System.nanoTime() < end) {
        socket.getOutputStream().write(request);
        readAnswer(in);
        count++;
      }
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void readAnswer(InputStream in) throws IOException {
    String status = line(in);
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException("expected 200, got " + status);
    }
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase().startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).trim());
      }
    }
    in.readNBytes(length);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection has ended");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
