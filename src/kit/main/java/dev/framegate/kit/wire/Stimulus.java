package dev.framegate.kit.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The frames that a rule is about, to be found in the byte log of the socket before anything is
 * judged. Other frames, such as the answer to a ping, may stand between them.
 */
public final class Stimulus {
  private final List<ClientFrame> program;
  private final boolean whole;

  private Stimulus(List<ClientFrame> program, boolean whole) {
    this.program = List.copyOf(program);
    this.whole = whole;
  }

  /**
   * Proven when the header of every frame went out, in this order: a peer may refuse a frame by its
   * header, and then its payload need not be taken.
   */
  public static Stimulus of(List<ClientFrame> program) {
    return new Stimulus(program, false);
  }

  /** The same, but proven only when every byte went out. */
  public Stimulus whole() {
    return new Stimulus(program, true);
  }

  /** See {@link #missing(List, String)}. */
  public Optional<String> missing(Transcript transcript, String actor) {
    return missing(transcript.events(), actor);
  }

  /**
   * What of the stimulus is not in the log of this connection, in one sentence; empty when it is
   * proven.
   */
  public Optional<String> missing(List<TranscriptEvent> events, String actor) {
    List<TranscriptEvent.Frame> sent =
        events.stream()
            .filter(TranscriptEvent.Frame.class::isInstance)
            .map(TranscriptEvent.Frame.class::cast)
            .filter(frame -> frame.sent() && frame.actor().equals(actor))
            .toList();
    int from = 0;
    for (int i = 0; i < program.size(); i++) {
      ClientFrame wanted = program.get(i);
      int at = find(wanted, sent, from);
      if (at < 0) {
        return Optional.of(
            place(i, wanted) + " is not in the byte log of '" + actor + "'" + found(sent) + ".");
      }
      long onWire = sent.get(at).onWire();
      if (onWire < needed(wanted)) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "%s was not proven: %,d of its %,d bytes went into the socket of '%s'.",
                place(i, wanted),
                onWire,
                wanted.wireBytes(),
                actor));
      }
      from = at + 1;
    }
    return Optional.empty();
  }

  private String place(int index, ClientFrame frame) {
    return "Frame " + (index + 1) + " of " + program.size() + " (" + frame + ")";
  }

  private static String found(List<TranscriptEvent.Frame> sent) {
    return sent.isEmpty()
        ? ", which holds no sent frame"
        : ", which ends with " + EventText.of(sent.get(sent.size() - 1));
  }

  private int needed(ClientFrame frame) {
    return whole ? frame.wireBytes() : Math.min(frame.headerBytes(), frame.wireBytes());
  }

  private static int find(ClientFrame wanted, List<TranscriptEvent.Frame> sent, int from) {
    for (int i = from; i < sent.size(); i++) {
      if (same(wanted, sent.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean same(ClientFrame wanted, TranscriptEvent.Frame sent) {
    return wanted.fin() == sent.fin()
        && wanted.rsv() == sent.rsv()
        && wanted.opcode() == sent.opcode()
        && wanted.masked() == sent.masked()
        && wanted.announced() == sent.length()
        && Arrays.equals(EvidenceExcerpt.head(wanted.payload()), sent.head());
  }
}
