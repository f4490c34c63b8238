package dev.framegate.kit.cassette;

import dev.framegate.kit.wire.RecordingEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A recorded scenario, read for playing. A stimulus is what a client does on purpose: a request, a
 * handshake, a frame. Everything else has a cause, which is the last stimulus before it.
 */
final class RecordedStimuli {
  /** Where a signal without any stimulus before it has its cause. */
  static final int BEGINNING = -1;

  private final List<RecordingEvent> signals;
  private final int[] causes;
  private final List<RecordedLine> parts;

  /**
   * One exchange or connection.
   *
   * @param asked where its request stands
   * @param rest where everything else of it stands, in order
   */
  record RecordedLine(
      int asked, RecordingEvent.Asked request, NormalizedRequest shape, List<Integer> rest) {
    boolean same(RecordedLine other) {
      return shape.equals(other.shape);
    }
  }

  RecordedStimuli(List<RecordingEvent> signals) {
    this.signals = signals;
    this.causes = new int[signals.size()];
    Map<Integer, RecordedLine> byLine = new LinkedHashMap<>();
    int cause = BEGINNING;
    for (int i = 0; i < signals.size(); i++) {
      RecordingEvent signal = signals.get(i);
      causes[i] = cause;
      if (signal instanceof RecordingEvent.Asked asked) {
        byLine.put(
            asked.line(),
            new RecordedLine(i, asked, NormalizedRequest.of(asked), new ArrayList<>()));
      } else if (byLine.containsKey(signal.line())) {
        byLine.get(signal.line()).rest().add(i);
      }
      if (stimulus(i)) {
        cause = i;
      }
    }
    this.parts = List.copyOf(byLine.values());
  }

  RecordingEvent signal(int place) {
    return signals.get(place);
  }

  int size() {
    return signals.size();
  }

  /** In the order of their requests. */
  List<RecordedLine> parts() {
    return parts;
  }

  boolean stimulus(int place) {
    RecordingEvent signal = signals.get(place);
    return signal instanceof RecordingEvent.Asked
        || signal instanceof RecordingEvent.Sent sent && !sent.own();
  }

  /** The last stimulus before that signal. */
  int cause(int place) {
    return causes[place];
  }

  /** How long after its cause it came. */
  long microsAfterCause(int place) {
    int cause = causes[place];
    return cause == BEGINNING ? 0 : signals.get(place).micros() - signals.get(cause).micros();
  }
}
