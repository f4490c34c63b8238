package dev.framegate.kit.clients;

import dev.framegate.kit.expectation.InconclusiveException;
import dev.framegate.kit.wire.ClientConnection;
import dev.framegate.kit.wire.ClientFrame;
import dev.framegate.kit.wire.ConnectionEnd;
import dev.framegate.kit.wire.Message;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A connected client, as the steps need it: what is received is the same for every kind. */
public abstract class TestClient {
  private final ClientConnection connection;
  private final URI address;
  private final String stage;
  private boolean dropped;
  private boolean judged = true;
  private boolean asked;
  private boolean stimulusDemanded;

  TestClient(ClientConnection connection, URI address, String stage) {
    this.connection = connection;
    this.address = address;
    this.stage = stage;
  }

  /** Stage it is connected to. */
  public final String stage() {
    return stage;
  }

  /** What it is connected to. */
  public final URI address() {
    return address;
  }

  /** Whether the connection ended without a close frame, and not by this client. */
  public final boolean endedWithoutCloseFrame() {
    return !dropped
        && closed(Duration.ZERO).filter(code -> code == ConnectionEnd.NO_CLOSE_FRAME).isPresent();
  }

  /**
   * The first message that fits, among those not yet taken. That messages come in text frames is a
   * rule of its own (FRM-021), which looks at the frames.
   */
  public final Optional<String> await(Duration longest, Predicate<String> wanted) {
    return connection.await(longest, message -> wanted.test(message.text())).map(Message::text);
  }

  /** The same among the messages that came after the last stimulus was out, whole. */
  public final Optional<String> answer(Duration longest, Predicate<String> wanted) {
    judged = true;
    stimulusDemanded |= asked;
    return connection.answer(longest, message -> wanted.test(message.text())).map(Message::text);
  }

  /** How many unread messages came too early to be answers. */
  public final long unaskedMessages() {
    return connection.unaskedMessages();
  }

  /** The close code once the connection has ended: 1005 and 1006 as RFC 6455 defines them. */
  public final Optional<Integer> closed(Duration longest) {
    return connection.closed(longest).map(ConnectionEnd::code);
  }

  /**
   * The close code of an end that may be judged: the stimulus, where there is one, was going out
   * before the connection ended. Of several frames the first must have begun, as the target may
   * refuse it and read no further.
   *
   * @throws InconclusiveException where the connection ended before the stimulus
   */
  public final Optional<Integer> end(Duration longest) {
    Optional<Integer> code = closed(longest);
    judged = true;
    requireBegunStimulus();
    return code;
  }

  /** Marks the present moment as a stimulus for this client that another one sends. */
  public final void stimulate() {
    marksStimulus();
  }

  final boolean marksStimulus() {
    boolean begins = beginsStimulus();
    if (begins) {
      connection.stimulate();
    }
    return begins;
  }

  /** What is sent next is a new stimulus, although what was sent before was not judged. */
  public final void renewStimulus() {
    judged = true;
  }

  /** Several actions that follow each other are one stimulus, which the first of them begins. */
  final boolean beginsStimulus() {
    boolean begins = judged;
    judged = false;
    asked = true;
    return begins;
  }

  /** Whether anything was judged by what this client saw after a stimulus. */
  public final boolean hasDemandedStimulus() {
    return stimulusDemanded;
  }

  /**
   * Checks that the connection was there when the stimulus began, and that it did begin.
   *
   * @throws InconclusiveException where it had ended by then
   */
  public final void requireBegunStimulus() {
    stimulusDemanded |= asked;
    if (asked && connection.endedUnasked()) {
      throw new InconclusiveException(
          "The connection had ended%s before the stimulus was sent, so the rule was not put to the"
                  .formatted(
                      closed(Duration.ZERO).map(code -> " with close code " + code).orElse(""))
              + " test: an end that precedes the question is no answer to it. Look for what ends"
              + " connections that have done nothing.");
    }
    if (asked && !stimulusBegan()) {
      throw unproven();
    }
  }

  /**
   * Checks that what was sent really left this machine, and that the connection was there to take
   * it. Every verdict asks for it, good or bad, but that on an end: see {@link #end}.
   *
   * @throws InconclusiveException where a frame's header never reached the socket
   */
  public final void requireStimulus() {
    requireBegunStimulus();
    if (asked && !stimulusComplete()) {
      throw unproven();
    }
  }

  private InconclusiveException unproven() {
    return new InconclusiveException(
        "The frames did not all reach the socket before the connection ended, so the rule was"
            + " not put to the test: "
            + stimulusText()
            + ". Look for a proxy or a network between the kit and the target.");
  }

  /** Whether the first frame's header went out. */
  abstract boolean stimulusBegan();

  /** Whether every frame's header went out. */
  abstract boolean stimulusComplete();

  abstract String stimulusText();

  public final boolean isOpen() {
    return connection.isOpen();
  }

  /** Whether the connection ended before all of what was to be sent had gone out. */
  public boolean wasCutWhileSending() {
    return false;
  }

  /** Whether nothing at all arrived. */
  final boolean receivesNothing(Duration watched) {
    return connection.silent(watched);
  }

  /** Drops the TCP connection without a close frame, in a scenario or at the end of it. */
  public final void dropConnection() {
    dropped = true;
    connection.vanish();
  }

  /** Whether it can send any frame, and shows pongs. */
  public abstract boolean controlsFrames();

  /** One text message in one frame. */
  public abstract void send(String text);

  /**
   * Exactly these frames, one after another.
   *
   * @throws IllegalStateException where this kind of client cannot do that
   */
  public abstract void send(List<ClientFrame> program);

  /** The payload of the next pong. */
  public abstract Optional<byte[]> pong(Duration longest);

  public abstract void close(int code);

  public abstract void closeWithoutCode();

  /** Whether a ping that is sent now is answered in time; empty where pongs are not seen. */
  public abstract Optional<Boolean> answersPing(byte[] payload, Duration longest);
}
