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

  /** The close code once the connection has ended: 1005 and 1006 as RFC 6455 defines them. */
  public final Optional<Integer> closed(Duration longest) {
    return connection.closed(longest).map(ConnectionEnd::code);
  }

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

  /**
   * Checks that what was sent really left this machine.
   *
   * @throws InconclusiveException where a frame's header never reached the socket
   */
  public abstract void requireStimulus();
}
