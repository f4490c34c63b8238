package dev.framegate.kit.wire;

import dev.framegate.kit.io.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Everything one scenario sent and saw, in order. Thread-safe and bounded. */
public final class Transcript {
  private static final int MOST_EVENTS = 10_000;

  private final long began = System.nanoTime();
  private final List<TranscriptEvent> events = new ArrayList<>();
  private final Recording tape;
  private final Redaction redaction;
  private int dropped;

  /** Keeps events only. */
  public Transcript() {
    this(false, Redaction.BY_NAME);
  }

  /**
   * @param recording whether the tape keeps everything whole beside the events
   * @param redaction takes secrets out of all that comes in
   */
  public Transcript(boolean recording, Redaction redaction) {
    this.redaction = redaction;
    this.tape = new Recording(recording);
  }

  /** What went over the wire, whole; empty where nobody records. */
  public Recording tape() {
    return tape;
  }

  Redaction redaction() {
    return redaction;
  }

  /** Appends the event that is made for the present moment. */
  public synchronized void add(LongFunction<TranscriptEvent> at) {
    if (events.size() >= MOST_EVENTS) {
      dropped++;
      return;
    }
    events.add(at.apply(micros()));
  }

  /** Microseconds since this transcript began. */
  public long micros() {
    return (System.nanoTime() - began) / 1_000;
  }

  /** A copy of what is there now. */
  public synchronized List<TranscriptEvent> events() {
    return List.copyOf(events);
  }

  /** How many events came after the transcript was full. */
  public synchronized int dropped() {
    return dropped;
  }
}
