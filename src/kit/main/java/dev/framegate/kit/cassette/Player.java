package dev.framegate.kit.cassette;

import dev.framegate.kit.wire.Signal;
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
final class Player {
  /** How long an answer waits for frames that a client sends by itself. */
  private static final long OWN_FRAMES_MILLIS = 300;

  private final Score score;
  private final ScheduledExecutorService loop;
  private final long promptMicros;
  private final BitSet done = new BitSet();
  private final Map<Integer, Long> doneAt = new HashMap<>();
  private final List<Track> tracks = new ArrayList<>();
  private int reached = Score.BEGINNING;
  private int asked = Score.BEGINNING;
  private @Nullable String doubt;

  /**
   * @param promptMicros what comes sooner comes of its stimulus; what comes later may come of time
   */
  Player(Score score, ScheduledExecutorService loop, long promptMicros) {
    this.score = score;
    this.promptMicros = promptMicros;
    this.loop = loop;
  }

  /** Where a client is heard and spoken to. */
  interface Stage {
    void answer(Signal.Asked request, Signal.Answered answer);

    void frame(Signal.Received frame);

    /** No more will be said. */
    void end();

    /** The connection goes without another word. */
    void drop();
  }

  void doubt(String sentence) {
    if (doubt == null) {
      doubt = sentence;
    }
  }

  Optional<String> doubt() {
    return Optional.ofNullable(doubt);
  }

  /**
   * The recorded exchange that this request continues; empty where there is none, which is noted.
   * Whoever polls may ask more often than the recorded run did, or less.
   */
  Optional<Track> asked(IncomingRequest incoming, Stage stage) {
    List<Score.Part> ahead = score.parts().stream().filter(part -> part.asked() > asked).toList();
    Optional<Score.Part> next = ahead.stream().findFirst().filter(incoming::matches);
    if (next.isEmpty()) {
      Optional<Score.Part> again = repeated(incoming);
      if (again.isPresent()) {
        Track track = new Track(score, again.get(), stage, true);
        tracks.add(track);
        play();
        return Optional.of(track);
      }
    }
    Optional<Score.Part> found =
        next.or(() -> ahead.stream().filter(incoming::matches).findFirst());
    if (found.isEmpty()) {
      doubt(
          "Not on the tape: the request %s.%s"
              .formatted(
                  incoming,
                  ahead.stream()
                      .findFirst()
                      .map(part -> " The next one there is " + part.shape() + ".")
                      .orElse(" No further request is there.")));
      return Optional.empty();
    }
    Track track = new Track(score, found.get(), stage, false);
    tracks.add(track);
    asked = found.get().asked();
    did(asked);
    return Optional.of(track);
  }

  /** The latest of several recorded requests like this one: its answer stands. */
  private Optional<Score.Part> repeated(IncomingRequest incoming) {
    List<Score.Part> alike = score.parts().stream().filter(incoming::matches).toList();
    return alike.size() < 2
        ? Optional.empty()
        : alike.stream().filter(part -> done.get(part.asked())).reduce((earlier, later) -> later);
  }

  /** A stimulus of the tape was seen again. */
  void did(int place) {
    done.set(place);
    doneAt.put(place, System.nanoTime() / 1_000);
    if (score.stimulus(place)) {
      reached = Math.max(reached, place);
    }
    play();
  }

  /**
   * Takes frames off the buffer.
   *
   * @return false where a frame is not the recorded one
   */
  boolean heard(Track track, ByteBuf bytes) {
    boolean known = track.heard(bytes, done, this::did);
    play();
    return known;
  }

  void left(Track track) {
    tracks.remove(track);
    play();
  }

  private void play() {
    boolean again = true;
    while (again) {
      again = false;
      for (Track track : List.copyOf(tracks)) {
        again |= tracks.contains(track) && track.playNext(done, this::due);
      }
    }
  }

  /** Whether it is time for what the server did there. */
  private boolean due(Track track, int place) {
    if (track.again()) {
      return true;
    }
    int cause = score.cause(place);
    if (cause > reached) {
      return false;
    }
    if (score.signal(place) instanceof Signal.Answered) {
      return !heldBack(track, place);
    }
    long after = score.microsAfterCause(place);
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
  private boolean heldBack(Track answering, int place) {
    long since = System.nanoTime() / 1_000 - doneAt.getOrDefault(score.cause(place), 0L);
    boolean patient = since < OWN_FRAMES_MILLIS * 1_000;
    boolean held =
        tracks.stream()
            .filter(track -> track != answering && !track.again())
            .anyMatch(track -> track.owes(place, reached, patient, done));
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
    for (Score.Part part : score.parts()) {
      boolean polled =
          score.parts().stream()
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
        if (place < reached && score.stimulus(place) && !done.get(place)) {
          return Optional.of(
              "The tape has %s, which was left out here; what came after it cannot be told."
                  .formatted(
                      FrameText.of((Signal.Sent) score.signal(place), part.request().actor())));
        }
      }
    }
    return tracks.stream().flatMap(track -> track.unfinished().stream()).findFirst();
  }
}
