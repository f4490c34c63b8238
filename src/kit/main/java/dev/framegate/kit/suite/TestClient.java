package dev.framegate.kit.suite;

import dev.framegate.kit.wire.ClientFrame;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A connected client, as the sentences need it. */
interface TestClient {
  /** Stage it is connected to. */
  String stage();

  /** What it is connected to. */
  URI address();

  /** Whether the connection ended without a close frame, and not by this client. */
  boolean endedWithoutCloseFrame();

  /** Whether a ping is answered; false of a client that cannot send any. */
  boolean answersPing(byte[] payload, Duration longest);

  /** One text message in one frame. */
  void send(String text);

  /**
   * Exactly these frames, one after another.
   *
   * @throws IllegalStateException where this kind of client cannot do that
   */
  void send(List<ClientFrame> program);

  /**
   * The first message that fits, among those not yet taken. That messages come in text frames is a
   * rule of its own (FRM-021), which looks at the frames.
   */
  Optional<String> await(Duration longest, Predicate<String> wanted);

  /** The payload of the next pong. */
  Optional<byte[]> pong(Duration longest);

  /** The close code once the connection has ended: 1005 and 1006 as RFC 6455 defines them. */
  Optional<Integer> closed(Duration longest);

  boolean isOpen();

  /** Whether nothing at all arrived. */
  boolean receivesNothing(Duration watched);

  void close(int code);

  void closeWithoutCode();

  /** Drops the TCP connection without a close frame. */
  void dropConnection();

  /** Lets go of it at the end of a scenario. */
  void release();

  /**
   * Checks that what was sent really left this machine.
   *
   * @throws InconclusiveException where a frame's header never reached the socket
   */
  void requireStimulus();
}
