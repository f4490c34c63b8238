package dev.framegate.kit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StimulusTest {
  private static final List<ClientFrame> PROGRAM = ClientFrame.split("abcdef", 3);

  private static TranscriptEvent.Frame sent(String actor, ClientFrame frame, long onWire) {
    return new TranscriptEvent.Frame(
        0,
        actor,
        true,
        frame.fin(),
        frame.rsv(),
        frame.opcode(),
        frame.masked(),
        frame.announced(),
        frame.payload(),
        onWire);
  }

  private static TranscriptEvent.Frame sent(ClientFrame frame) {
    return sent("client", frame, frame.wireBytes());
  }

  @Test
  void aProgramIsProvenEvenBetweenOtherFrames() {
    List<TranscriptEvent> log = new ArrayList<>();
    log.add(new TranscriptEvent.Note(0, "client", "begin"));
    log.add(sent(PROGRAM.get(0)));
    log.add(sent(ClientFrame.pong(new byte[0])));
    log.add(sent(PROGRAM.get(1)));
    assertThat(Stimulus.of(PROGRAM).missing(log, "client")).isEmpty();
    assertThat(Stimulus.of(PROGRAM).whole().missing(log, "client")).isEmpty();
  }

  @Test
  void nothingSentProvesNothing() {
    assertThat(Stimulus.of(PROGRAM).missing(new Transcript(), "client"))
        .contains(
            "Frame 1 of 2 (text 3 bytes masked) is not in the byte log of 'client', which holds no"
                + " sent frame.");
  }

  @Test
  void theOrderCounts() {
    assertThat(
            Stimulus.of(PROGRAM)
                .missing(List.of(sent(PROGRAM.get(1)), sent(PROGRAM.get(0))), "client"))
        .contains(
            "Frame 2 of 2 (continuation 3 bytes fin masked) is not in the byte log of 'client',"
                + " which ends with → text 3 bytes masked.");
  }

  @Test
  void aHeaderSufficesUnlessTheWholeIsAskedFor() {
    ClientFrame frame = ClientFrame.text("abc");
    List<TranscriptEvent> headerOnly = List.of(sent("client", frame, 6));
    assertThat(Stimulus.of(List.of(frame)).missing(headerOnly, "client")).isEmpty();
    assertThat(Stimulus.of(List.of(frame)).whole().missing(headerOnly, "client"))
        .contains(
            "Frame 1 of 1 (text 3 bytes fin masked: abc) was not proven: 6 of its 9 bytes went into"
                + " the socket of 'client'.");
    assertThat(Stimulus.of(List.of(frame)).missing(List.of(sent("client", frame, 5)), "client"))
        .isPresent();
  }

  static Stream<ClientFrame> others() {
    ClientFrame frame = ClientFrame.text("abc");
    return Stream.of(
        frame.withFin(false),
        frame.withRsv(1),
        frame.withOpcode(2),
        frame.withMask(false),
        frame.withPayload(new byte[] {'a', 'b', 'd'}),
        frame.withAnnouncedLength(4));
  }

  @ParameterizedTest
  @MethodSource("others")
  void anotherFrameIsNoProof(ClientFrame other) {
    assertThat(
            Stimulus.of(List.of(ClientFrame.text("abc"))).missing(List.of(sent(other)), "client"))
        .isPresent();
  }

  @Test
  void neitherAnotherConnectionNorAReceivedFrameIsProof() {
    ClientFrame frame = ClientFrame.text("abc");
    TranscriptEvent.Frame received =
        new TranscriptEvent.Frame(0, "client", false, true, 0, 1, true, 3, frame.payload(), 9);
    List<TranscriptEvent> log = List.of(sent("another", frame, 9), received);
    assertThat(Stimulus.of(List.of(frame)).missing(log, "client")).isPresent();
  }

  @Test
  void aWholeMessageOfTheOrdinaryClientIsNoProof() {
    ClientFrame frame = ClientFrame.text("abc");
    TranscriptEvent message =
        new TranscriptEvent.Message(0, "client", true, true, 3, frame.payload());
    assertThat(Stimulus.of(List.of(frame)).missing(List.of(message), "client")).isPresent();
  }
}
