package dev.framegate.kit.cassette;

import dev.framegate.kit.wire.RecordingEvent;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Plays one scenario. A client gets what the recorded one got, as soon as everything has been done
 * that had been done by then; what came late to the recorded one, with nothing to cause it, comes
 * as late again. Confined to one event loop.
 */
final class ScenarioPlayer {
  /** How long an answer waits for frames that a client sends by itself. */
  private static final long OWN_FRAMES_MILLIS = 300;

  private final RecordedStimuli stimuli;
  private final ScheduledExecutorService loop;
  private final long promptMicros;
  private final BitSet done = new BitSet();
  private final Map<Integer, Long> doneAt = new HashMap<>();
  private final List<PlaybackLine> tracks = new ArrayList<>();
  private int reached = RecordedStimuli.BEGINNING;
  private int asked = RecordedStimuli.BEGINNING;
  private @Nullable String doubt;

  /**
   * @param promptMicros what comes sooner comes of its stimulus; what comes later may come of time
   */
  ScenarioPlayer(RecordedStimuli stimuli, ScheduledExecutorService loop, long promptMicros) {
    this.stimuli = stimuli;
    this.promptMicros = promptMicros;
    this.loop = loop;
  }

  /** Where a client is heard and spoken to. */
  interface PlaybackChannel {
    void answer(RecordingEvent.Asked request, RecordingEvent.Answered answer);

    void frame(RecordingEvent.Received frame);

    /** No more will be said. */
    void end();

    /** The connection goes without another word. */
    void drop();
  }

  void mismatch(String sentence) {
    if (doubt == null) {
      doubt = sentence;
    }
  }

  Optional<String> mismatch() {
    return Optional.ofNullable(doubt);
  }

  /**
   * The recorded exchange that this request continues; empty where there is none, which is noted.
   * Whoever polls may ask more often than the recorded run did, or less.
   */
  Optional<PlaybackLine> asked(IncomingRequest incoming, PlaybackChannel stage) {
    List<RecordedStimuli.RecordedLine> ahead =
        stimuli.parts().stream().filter(part -> part.asked() > asked).toList();
    Optional<RecordedStimuli.RecordedLine> next =
        ahead.stream().findFirst().filter(incoming::matches);
    if (next.isEmpty()) {
      Optional<RecordedStimuli.RecordedLine> again = repeated(incoming);
      if (again.isPresent()) {
        PlaybackLine line = new PlaybackLine(stimuli, again.get(), stage, true);
        tracks.add(line);
        play();
        return Optional.of(line);
      }
    }
    Optional<RecordedStimuli.RecordedLine> found =
        next.or(() -> ahead.stream().filter(incoming::matches).findFirst());
    if (found.isEmpty()) {
      mismatch(
          "Not on the tape: the request %s.%s"
              .formatted(
                  incoming,
                  ahead.stream()
                      .findFirst()
                      .map(part -> " The next one there is " + part.shape() + ".")
                      .orElse(" No further request is there.")));
      return Optional.empty();
    }
    PlaybackLine line = new PlaybackLine(stimuli, found.get(), stage, false);
    tracks.add(line);
    asked = found.get().asked();
    stimulusReplayed(asked);
    return Optional.of(line);
  }

  /** The latest of several recorded requests like this one: its answer stands. */
  private Optional<RecordedStimuli.RecordedLine> repeated(IncomingRequest incoming) {
    List<RecordedStimuli.RecordedLine> alike =
        stimuli.parts().stream().filter(incoming::matches).toList();
    return alike.size() < 2
        ? Optional.empty()
        : alike.stream().filter(part -> done.get(part.asked())).reduce((earlier, later) -> later);
  }

  /** A stimulus of the tape was seen again. */
  void stimulusReplayed(int place) {
    done.set(place);
    doneAt.put(place, System.nanoTime() / 1_000);
    if (stimuli.stimulus(place)) {
      reached = Math.max(reached, place);
    }
    play();
  }

  /**
   * Takes frames off the buffer.
   *
   * @return false where a frame is not the recorded one
   */
  boolean receiveFrames(PlaybackLine line, ByteBuf bytes) {
    boolean known = line.receiveFrames(bytes, done, this::stimulusReplayed);
    play();
    return known;
  }

  void left(PlaybackLine line) {
    tracks.remove(line);
    play();
  }

  private void play() {
    boolean again = true;
    while (again) {
      again = false;
      for (PlaybackLine line : List.copyOf(tracks)) {
        again |= tracks.contains(line) && line.playNext(done, this::due);
      }
    }
  }

  /** Whether it is time for what the server did there. */
  private boolean due(PlaybackLine line, int place) {
    if (line.again()) {
      return true;
    }
    int cause = stimuli.cause(place);
    if (cause > reached) {
      return false;
    }
    if (stimuli.signal(place) instanceof RecordingEvent.Answered) {
      return !heldBack(line, place);
    }
    long after = stimuli.microsAfterCause(place);
    Long caused = doneAt.get(cause);
    if (after < promptMicros || caused == null) {
      return true;
    }
    long left = caused + after - System.nanoTime() / 1_000;
    if (left > 0) {
      loop.schedule(this::play, left, TimeUnit.MICROSECONDS);
    }
    return left <= 0;
  }

  /** An answer does not overtake what was seen on other connections before it. */
  private boolean heldBack(PlaybackLine answering, int place) {
    long since = System.nanoTime() / 1_000 - doneAt.getOrDefault(stimuli.cause(place), 0L);
    boolean patient = since < OWN_FRAMES_MILLIS * 1_000;
    boolean held =
        tracks.stream()
            .filter(line -> line != answering && !line.again())
            .anyMatch(line -> line.hasPendingBefore(place, reached, patient, done));
    if (held) {
      loop.schedule(this::play, 20, TimeUnit.MILLISECONDS);
    }
    return held;
  }

  /**
   * Stimuli that the recorded run had and this one left out, though it went on to later ones; what
   * it saw since may have come of them.
   */
  Optional<String> leftOut() {
    for (RecordedStimuli.RecordedLine part : stimuli.parts()) {
      boolean polled =
          stimuli.parts().stream()
              .anyMatch(other -> other != part && other.same(part) && done.get(other.asked()));
      if (polled) {
        continue;
      }
      if (part.asked() < reached && !done.get(part.asked())) {
        return Optional.of(
            "The tape has the request %s, which was left out here; what came after it cannot be told."
                .formatted(part.shape()));
      }
      for (int place : part.rest()) {
        if (place < reached && stimuli.stimulus(place) && !done.get(place)) {
          return Optional.of(
              "The tape has %s, which was left out here; what came after it cannot be told."
                  .formatted(
                      FrameText.of(
                          (RecordingEvent.Sent) stimuli.signal(place), part.request().actor())));
        }
      }
    }
    return tracks.stream().flatMap(line -> line.unfinished().stream()).findFirst();
  }
}
