package dev.framegate.bench;

import java.io.IOException;
import java.net.URI;
import org.HdrHistogram.Histogram;

/** Sends messages for a while. */
final class MessageLoad {
  private static final long NANOS = 1_000_000_000L;
  private static final long LONGEST_LATENCY = 60 * NANOS;
  private static final int DIGITS = 3;

  private MessageLoad() {}

  /**
   * As many messages as the server answers: each answer sends the next message.
   *
   * @return messages a second
   */
  static Rate closed(URI server, Shape shape, double seconds) throws IOException {
    long[] answered = new long[1];
    try (LoadClient client = new LoadClient(server, shape)) {
      long began = System.nanoTime();
      long end = began + (long) (seconds * NANOS);
      client.connections().forEach(connection -> connection.send(shape.depth()));
      LoadClient.Listener next =
          (connection, messages) -> {
            answered[0] += messages;
            connection.send(messages);
          };
      long now = began;
      while (now < end) {
        client.turn(100, next);
        now = System.nanoTime();
      }
      long counted = answered[0];
      client.drain((connection, messages) -> answered[0] += messages);
      return new Rate(counted, answered[0], now - began);
    }
  }

  /**
   * Messages at a fixed rate, and the time from when each should have been sent to its answer: a
   * server that stops answering delays all that follow, and each of them is counted.
   *
   * @return latencies in nanoseconds
   */
  static Histogram paced(URI server, Shape shape, int perSecond, double seconds)
      throws IOException {
    Histogram latencies = new Histogram(LONGEST_LATENCY, DIGITS);
    int total = (int) (perSecond * seconds);
    long interval = NANOS / perSecond;
    try (LoadClient client = new LoadClient(server, shape)) {
      int connections = client.connections().size();
      // Message i is the (i / connections)th of its connection; answers keep their order.
      int[] answered = new int[connections];
      long began = System.nanoTime() + interval;
      LoadClient.Listener record =
          (connection, messages) -> {
            long now = System.nanoTime();
            for (int i = 0; i < messages; i++) {
              long number = (long) answered[connection.index]++ * connections + connection.index;
              latencies.recordValue(Math.min(LONGEST_LATENCY, now - began - number * interval));
            }
          };
      for (int sent = 0; sent < total; ) {
        long due = began + sent * interval - System.nanoTime();
        if (due <= 0) {
          client.connections().get(sent++ % connections).send(1);
        } else {
          client.turn(0, record);
        }
      }
      client.drain(record);
    }
    return latencies;
  }

  /**
   * What a server answered.
   *
   * @param messages in the time
   * @param all including those that were on their way at its end
   * @param nanos the time
   */
  record Rate(long messages, long all, long nanos) {
    double perSecond() {
      return messages * (double) NANOS / nanos;
    }
  }
}
