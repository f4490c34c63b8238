package dev.framegate.kit.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Everything that went over the wire in one scenario, whole and in order; it holds nothing unless
 * somebody records. Thread-safe and bounded.
 */
public final class Recording {
  private static final int MOST_SIGNALS = 50_000;
  private static final long MOST_BYTES = 8L << 20;

  /** The place of what is not kept. */
  static final int NOWHERE = -1;

  private final boolean recording;
  private final List<RecordingEvent> signals = new ArrayList<>();
  private int lines;
  private long bytes;
  private boolean full;
  private boolean stopped;

  Recording(boolean recording) {
    this.recording = recording;
  }

  /** The number of a new exchange or connection. */
  synchronized int line() {
    return ++lines;
  }

  /**
   * @param weight bytes that the signal holds
   * @return where it stands, for {@link #noteBytesWritten}
   */
  synchronized int add(long micros, long weight, LongFunction<RecordingEvent> signal) {
    if (!recording || full || stopped) {
      return NOWHERE;
    }
    bytes += weight;
    full = bytes > MOST_BYTES || signals.size() >= MOST_SIGNALS;
    signals.add(signal.apply(micros));
    return signals.size() - 1;
  }

  /** Notes how much of a frame, which stands where its writing began, went into the socket. */
  synchronized void noteBytesWritten(int place, long onWire) {
    if (place != NOWHERE) {
      RecordingEvent.Sent sent = (RecordingEvent.Sent) signals.get(place);
      signals.set(
          place,
          new RecordingEvent.Sent(
              sent.line(), sent.micros(), sent.own(), sent.header(), sent.payload(), onWire));
    }
  }

  /** Keeps nothing of what follows. */
  public synchronized void stop() {
    stopped = true;
  }

  /** A copy of what is there now. */
  public synchronized List<RecordingEvent> signals() {
    return List.copyOf(signals);
  }

  /** Whether more came than it holds. */
  public synchronized boolean full() {
    return full;
  }
}
