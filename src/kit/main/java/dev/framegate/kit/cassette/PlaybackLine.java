package dev.framegate.kit.cassette;

import dev.framegate.kit.wire.RecordingEvent;
import io.netty.buffer.ByteBuf;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.IntConsumer;

/** One recorded exchange or connection that a client has taken up. */
final class PlaybackLine {
  private final RecordedStimuli stimuli;
  private final RecordedStimuli.RecordedLine part;
  private final ScenarioPlayer.PlaybackChannel stage;
  private final boolean again;
  private final BitSet own = new BitSet();
  private int next;
  private long surplus;
  private int begun;
  private boolean ended;

  /**
   * @param again whether it is played to somebody who asks once more than was recorded
   */
  PlaybackLine(
      RecordedStimuli stimuli,
      RecordedStimuli.RecordedLine part,
      ScenarioPlayer.PlaybackChannel stage,
      boolean again) {
    this.stimuli = stimuli;
    this.part = part;
    this.stage = stage;
    this.again = again;
  }

  boolean again() {
    return again;
  }

  String actor() {
    return part.request().actor();
  }

  /** Plays what the server did next, if it is due; whether there was something to play. */
  boolean playNext(BitSet done, BiPredicate<PlaybackLine, Integer> due) {
    skipFrames(done);
    if (next >= part.rest().size()) {
      return false;
    }
    int place = part.rest().get(next);
    RecordingEvent signal = stimuli.signal(place);
    if (signal instanceof RecordingEvent.Sent || !due.test(this, place)) {
      return false;
    }
    next++;
    if (!again) {
      done.set(place);
    }
    if (signal instanceof RecordingEvent.Answered answered) {
      stage.answer(part.request(), answered);
    } else if (signal instanceof RecordingEvent.Received received) {
      stage.frame(received);
    } else if (signal instanceof RecordingEvent.Ended) {
      ended = true;
      stage.end();
    } else {
      ended = true;
      stage.drop();
    }
    return true;
  }

  private void skipFrames(BitSet done) {
    while (next < part.rest().size()
        && stimuli.signal(part.rest().get(next)) instanceof RecordingEvent.Sent sent
        && (sent.own() || seen(done, part.rest().get(next)))) {
      next++;
    }
  }

  private boolean seen(BitSet done, int place) {
    return again ? own.get(place) : done.get(place);
  }

  /**
   * Whether something before that place is still to be played or heard here.
   *
   * @param patient whether frames that a client sends by itself are waited for
   */
  boolean hasPendingBefore(int before, int reached, boolean patient, BitSet done) {
    skipFrames(done);
    boolean plays =
        !ended
            && next < part.rest().size()
            && part.rest().get(next) < before
            && !(stimuli.signal(part.rest().get(next)) instanceof RecordingEvent.Sent)
            && stimuli.cause(part.rest().get(next)) <= reached;
    return plays || patient && own(before, reached, done);
  }

  private boolean own(int before, int reached, BitSet done) {
    return part.rest().stream()
        .filter(place -> place < before && !done.get(place) && stimuli.cause(place) <= reached)
        .anyMatch(place -> stimuli.signal(place) instanceof RecordingEvent.Sent sent && sent.own());
  }

  /**
   * Takes frames of the client off the buffer as far as they are the recorded ones.
   *
   * @return false where a frame is not
   */
  boolean receiveFrames(ByteBuf bytes, BitSet done, IntConsumer did) {
    while (bytes.isReadable()) {
      if (ended) {
        bytes.skipBytes(bytes.readableBytes());
        return true;
      }
      if (surplus > 0) {
        int some = (int) Math.min(surplus, bytes.readableBytes());
        bytes.skipBytes(some);
        surplus -= some;
        continue;
      }
      begun = bytes.readableBytes();
      boolean may = false;
      boolean took = false;
      for (int place : candidates(done)) {
        RecordingEvent.Sent expected = (RecordingEvent.Sent) stimuli.signal(place);
        ExpectedFrame frame = new ExpectedFrame(expected);
        if (frame.begins(bytes)) {
          may = true;
          if (frame.complete(bytes)) {
            bytes.skipBytes(frame.wire());
            surplus = frame.surplus();
            begun = 0;
            own.set(place);
            took = true;
            if (!again) {
              did.accept(place);
            }
            break;
          }
        }
      }
      if (!took) {
        return may;
      }
    }
    begun = 0;
    return true;
  }

  /** The next frame that was sent on purpose, and all that a client sends by itself. */
  private List<Integer> candidates(BitSet done) {
    List<Integer> left =
        part.rest().stream()
            .filter(
                place -> stimuli.signal(place) instanceof RecordingEvent.Sent && !seen(done, place))
            .toList();
    int onPurpose = left.stream().filter(stimuli::stimulus).findFirst().orElse(-1);
    return left.stream().filter(place -> place == onPurpose || !stimuli.stimulus(place)).toList();
  }

  /** A frame that began like the recorded one and never came whole. */
  Optional<String> unfinished() {
    return begun == 0
        ? Optional.empty()
        : Optional.of(
            "Not on the tape: of a frame of %s only the first %d bytes came."
                .formatted(actor(), begun));
  }
}
